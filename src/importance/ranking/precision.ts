import { largestFirst } from './ranks.ts';

/** Share of the `k` samples with the largest scores that are among the sought ones. */
export function precisionAt(k: number, scores: ArrayLike<number>, sought: ReadonlySet<number>): number {
  const top = largestFirst(scores).subarray(0, k);
  return top.reduce((found, sample) => found + (sought.has(sample) ? 1 : 0), 0) / top.length;
}
