import type { Dataset } from '../../../../datasets/dataset.ts';
import { groupShares, topGroups } from '../../../importance/ranking/topGroups.ts';
import type { EpochRecords, EpochRow } from '../../../run/records.ts';
import type { EpochSummary } from '../../protocol/values.ts';
import { totalsByClass } from './totals.ts';

/** What the page keeps of an epoch. τ is over the epochs up to this one, of all layers and of each. */
export function summarise(
  { records, rows }: { readonly records: EpochRecords; readonly rows: readonly EpochRow[] },
  dataset: Dataset,
  tau: Float64Array,
  tauByLayer: readonly Float64Array[],
): EpochSummary {
  const groups = topGroups(tau);
  const shares = [tau, ...tauByLayer].map((values) => groupShares(values, groups));
  return { epoch: records.epoch, rows, totals: totalsByClass(records, dataset), shares };
}
