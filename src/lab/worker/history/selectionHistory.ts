import { sumByClass } from '../../../importance/sumByClass.ts';
import type { EpochRecords } from '../../../run/records.ts';
import type { SelectionEpoch } from '../../protocol/questions.ts';

/** What some rows of a run have of an epoch. `labels` are of all rows. */
export function partOf(
  { epoch, nll, prediction, importanceByLayer }: EpochRecords,
  rows: Uint32Array,
  labels: ArrayLike<number>,
  classes: number,
): SelectionEpoch {
  const own = Uint32Array.from(rows, (row) => labels[row] ?? 0);
  const wrong = rows.reduce((count, row, place) => count + (prediction[row] === own[place] ? 0 : 1), 0);
  const loss = rows.reduce((total, row) => total + (nll[row] ?? 0), 0);
  const totals = importanceByLayer.map((layer) => {
    const values = Float32Array.from(rows, (row) => layer[row] ?? 0);
    return sumByClass(values, own, classes);
  });
  return { epoch, error: wrong / rows.length, nll: loss / rows.length, totals };
}
