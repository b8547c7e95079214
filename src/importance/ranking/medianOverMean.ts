import { countedSum } from '../countedSum.ts';
import { largestFirst, repeated } from './ranks.ts';

/**
 * The median of values over their mean; `null` where the mean is 0. `counts` is how often each value counts, once where
 * left out; `order`, the largest first, spares sorting again.
 */
export function medianOverMean(
  values: Float64Array,
  counts?: ArrayLike<number>,
  order: Uint32Array = largestFirst(values),
): number | null {
  const all = repeated(order, counts);
  const mean = countedSum(values, counts) / all.length;
  return mean > 0 ? medianAlong(all, values) / mean : null;
}

/** The median of the values at these indices, which stand in the order of their values. */
function medianAlong(order: Uint32Array, values: Float64Array): number {
  const middle = (order.length - 1) / 2;
  const [before, behind] = [order[Math.floor(middle)] ?? 0, order[Math.ceil(middle)] ?? 0];
  return ((values[before] ?? 0) + (values[behind] ?? 0)) / 2;
}
