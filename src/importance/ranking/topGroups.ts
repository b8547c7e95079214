import { countedSum } from '../countedSum.ts';
import { largestFirst, repeated } from './ranks.ts';

/** The groups of the paper's figure 3, as shares of the samples ordered by importance, most important first. */
export const TOP_GROUPS = [
  { group: 'top 10%', from: 0, to: 0.1 },
  { group: '10–20%', from: 0.1, to: 0.2 },
  { group: 'other 80%', from: 0.2, to: 1 },
] as const;

/**
 * The samples of each group by τ; borders are rounded to whole samples. A group has a sample as often as it counts, and
 * a border may pass between the copies of one. `order`, the samples with the largest τ first, spares sorting again.
 */
export function topGroups(
  tau: ArrayLike<number>,
  counts?: ArrayLike<number>,
  order: Uint32Array = largestFirst(tau),
): Uint32Array[] {
  const samples = repeated(order, counts);
  const border = (share: number) => Math.round(share * samples.length);
  return TOP_GROUPS.map(({ from, to }) => samples.subarray(border(from), border(to)));
}

/** Share of the total of `values` that each group of samples has; `null` where the total is zero. */
export function groupShares(
  values: ArrayLike<number>,
  groups: readonly Uint32Array[],
  counts?: ArrayLike<number>,
): (number | null)[] {
  const total = countedSum(values, counts);
  return groups.map((group) => (total > 0 ? sumOver(group, values) / total : null));
}

function sumOver(samples: Uint32Array, values: ArrayLike<number>): number {
  let total = 0;
  for (let place = 0; place < samples.length; place++) total += values[samples[place] ?? 0] ?? 0;
  return total;
}
