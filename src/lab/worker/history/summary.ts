import type { Dataset } from '../../../../datasets/dataset.ts';
import { groupShares, topGroups } from '../../../importance/ranking/topGroups.ts';
import type { Tau } from '../../../importance/tau.ts';
import type { EpochRecords, EpochRow } from '../../../run/records.ts';
import type { EpochSummary } from '../../protocol/values.ts';
import { totalsByClass } from './totals.ts';

/** What the page keeps of an epoch. τ is over the epochs up to this one, of all layers and of each. */
export function summarise(
  { records, rows }: { readonly records: EpochRecords; readonly rows: readonly EpochRow[] },
  dataset: Dataset,
  sums: Tau,
): EpochSummary {
  const tau = sums.overall();
  const groups = topGroups(tau);
  const shares = [tau, ...sums.byLayer].map((values) => groupShares(values, groups));
  return { epoch: records.epoch, rows, totals: totalsByClass(records, dataset), shares };
}
