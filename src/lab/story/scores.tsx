import { readable, scoreName } from '../explanations/scoreWords.ts';
import type { SampleValues } from '../protocol/values.ts';
import { rankOf, sortedBy } from '../ranking/ranking.ts';
import { previousRun, run } from '../session/signals.ts';
import './scores.css';

/** The scores of the sample, in the present run and in the previous one. */
export function Scores({ sample }: { sample: number }) {
  const now = run.value?.values;
  const previous = previousRun.value?.values;
  if (!now) return null;
  const rank = rankOf.value(sample);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            {rank !== null && `rank ${rank} by ${scoreName(sortedBy.value, run.value?.layers ?? [])}`}
          </th>
          <th scope="col">now</th>
          {previous && <th scope="col">previous</th>}
        </tr>
      </thead>
      <tbody>
        {SHOWN.map(({ name, of }) => (
          <tr key={name(now)}>
            <th scope="row">{name(now)}</th>
            <td>{readable(of(now)[sample] ?? Number.NaN)}</td>
            {previous && <td>{readable(of(previous)[sample] ?? Number.NaN)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ShownScore {
  name(values: SampleValues): string;
  of(values: SampleValues): Float32Array;
}

const SHOWN: readonly ShownScore[] = [
  { name: () => 'importance τ', of: ({ tau }) => tau },
  { name: ({ epoch }) => `importance in epoch ${epoch}`, of: ({ importance }) => importance },
  { name: () => 'NLL', of: ({ nll }) => nll },
  { name: () => 'margin', of: ({ margin }) => margin },
  { name: () => 'EL2N', of: ({ el2n }) => el2n },
];
