import { ranks } from '../ranking/ranks.ts';
import { sum } from '../sum.ts';

/**
 * Spearman correlation with ties: Pearson's of the ranks. `null` where one side does not vary. `ranksOfB` spares
 * ranking `b` again where it is correlated with several series.
 */
export function spearman(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  ranksOfB: ArrayLike<number> = ranks(b),
): number | null {
  return pearson(ranks(a), ranksOfB);
}

/** Pearson correlation, −1 to 1. `null` where one side does not vary. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [meanA, meanB] = [sum(a) / a.length, sum(b) / b.length];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}
