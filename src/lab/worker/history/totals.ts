import type { Dataset } from '../../../../datasets/dataset.ts';
import { sumByClass } from '../../../importance/sumByClass.ts';
import type { EpochRecords } from '../../../run/records.ts';

/** B_d of these rows, or of all, by class: [layers][classes]. */
export function totalsByClass(
  { importanceByLayer }: EpochRecords,
  { train, classes }: Dataset,
  rows?: Int32Array | Uint32Array,
): number[][] {
  if (rows === undefined) return importanceByLayer.map((layer) => sumByClass(layer, train.labels, classes.length));
  const labels = Uint32Array.from(rows, (row) => train.labels[row] ?? 0);
  return importanceByLayer.map((layer) => {
    const values = Float32Array.from(rows, (row) => layer[row] ?? 0);
    return sumByClass(values, labels, classes.length);
  });
}
