import { sum } from '../sum.ts';
import { largestFirst } from './ranks.ts';

/** The groups of the paper's figure 3, as shares of the samples ordered by importance, most important first. */
export const TOP_GROUPS = [
  { group: 'top 10%', from: 0, to: 0.1 },
  { group: '10–20%', from: 0.1, to: 0.2 },
  { group: 'other 80%', from: 0.2, to: 1 },
] as const;

/** The samples of each group by τ; borders are rounded to whole samples. */
export function topGroups(tau: ArrayLike<number>): Uint32Array[] {
  const order = largestFirst(tau);
  const border = (share: number) => Math.round(share * order.length);
  return TOP_GROUPS.map(({ from, to }) => order.subarray(border(from), border(to)));
}

/** Share of the total of `values` that each group of samples has; `null` where the total is zero. */
export function groupShares(values: ArrayLike<number>, groups: readonly Uint32Array[]): (number | null)[] {
  const total = sum(values);
  return groups.map((group) => {
    const part = group.reduce((sofar, sample) => sofar + (values[sample] ?? 0), 0);
    return total > 0 ? part / total : null;
  });
}
