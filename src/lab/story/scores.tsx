import { readable, scoreName } from '../explanations/scoreWords.ts';
import { SCORES, type ScoreName } from '../protocol/questions.ts';
import type { SampleValues } from '../protocol/values.ts';
import { rankOf, sortedBy } from '../ranking/ranking.ts';
import { previousRun, run } from '../session/signals.ts';
import './scores.css';

/** The scores of the sample, in the present run and in the previous one. */
export function Scores({ sample }: { sample: number }) {
  const now = run.value?.values;
  const previous = previousRun.value?.values;
  if (!now) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{rankWords(sample)}</th>
          <th scope="col">now</th>
          {previous && <th scope="col">previous</th>}
        </tr>
      </thead>
      <tbody>
        {SCORES.flatMap((score) => SHOWN[score] ?? []).map(({ name, of }) => (
          <tr key={name(now)}>
            <th scope="row">{name(now)}</th>
            <Score value={of(now)[sample]} />
            {previous && <Score value={of(previous)[sample]} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Score({ value = Number.NaN }: { value: number | undefined }) {
  return <td>{readable(value)}</td>;
}

function rankWords(sample: number): string {
  const rank = rankOf.value(sample);
  return rank === null ? '' : `rank ${rank} by ${scoreName(sortedBy.value, run.value?.layers ?? [])}`;
}

interface ShownScore {
  name(values: SampleValues): string;
  of(values: SampleValues): Float32Array;
}

/** `null` for scores that the page has of a ranking alone. */
const SHOWN: Readonly<Record<ScoreName, ShownScore | null>> = {
  tau: { name: () => 'importance τ', of: ({ tau }) => tau },
  importance: { name: ({ epoch }) => `importance in epoch ${epoch}`, of: ({ importance }) => importance },
  nll: { name: () => 'NLL', of: ({ nll }) => nll },
  margin: { name: () => 'margin', of: ({ margin }) => margin },
  el2n: { name: () => 'EL2N', of: ({ el2n }) => el2n },
  meanMargin: null,
  forgettings: null,
};
