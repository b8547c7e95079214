import { signal } from '@preact/signals';
import { readable, scoreName } from '../explanations/scoreWords.ts';
import { ranking, rankOf, sortedBy } from '../ranking/ranking.ts';
import { labels } from '../session/labels.ts';
import { placeOf } from '../session/places.ts';
import { classes, data, run } from '../session/signals.ts';
import './gridHint.css';

/** The sample under the pointer, and where that is on the page. */
export const hinted = signal<{ readonly sample: number; readonly x: number; readonly y: number } | null>(null);

/** Label, prediction and scores of the sample under the pointer. */
export function GridHint() {
  const under = hinted.value;
  if (under === null) return null;
  const { sample, x, y } = under;
  const top = y + 18 > innerHeight - 190 ? y - 180 : y + 18;
  const place = { left: `${Math.min(x + 14, innerWidth - 214)}px`, top: `${top}px` };
  return (
    <div class="hint" style={place}>
      <Classes sample={sample} />
      <SortedValue sample={sample} />
      <Values sample={sample} />
    </div>
  );
}

/** Its label, what the network takes it for, and what the data set knows of it. */
function Classes({ sample }: { sample: number }) {
  const names = classes.value;
  const label = labels.value[sample];
  const taken = run.value?.values?.prediction[sample] ?? -1;
  const kind = data.value?.truth?.[sample];
  const place = placeOf(sample);
  return (
    <>
      <b>
        sample {sample}: {names[label ?? 0]}
      </b>
      {place !== undefined && <span class="place">{place}</span>}
      {taken >= 0 && taken !== label && <em>taken for {names[taken]}</em>}
      {kind && kind.kind !== 'clean' && <span>drawn as {kind.kind}</span>}
    </>
  );
}

/** The score by which the grid is sorted. */
function SortedValue({ sample }: { sample: number }) {
  const rank = rankOf.value(sample);
  if (rank === null) return null;
  const name = scoreName(sortedBy.value, run.value?.layers ?? []);
  return <Value name={`${name}, rank ${rank}`} value={ranking.value?.values[sample]} />;
}

function Values({ sample }: { sample: number }) {
  const values = run.value?.values;
  return (
    <>
      <Value name="importance" value={values?.importance[sample]} />
      <Value name="NLL" value={values?.nll[sample]} />
      <Value name="margin" value={values?.margin[sample]} />
      <Value name="EL2N" value={values?.el2n[sample]} />
    </>
  );
}

function Value({ name, value }: { name: string; value: number | undefined }) {
  if (value === undefined || Number.isNaN(value)) return null;
  return (
    <span>
      {name} <b>{readable(value)}</b>
    </span>
  );
}
