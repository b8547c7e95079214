import { sum } from './sum.ts';

/** Sum in float64 of values that count as often as `counts` says, once where left out. */
export function countedSum(values: ArrayLike<number>, counts?: ArrayLike<number>): number {
  if (counts === undefined) return sum(values);
  let total = 0;
  for (let i = 0; i < values.length; i++) total += (values[i] ?? 0) * (counts[i] ?? 0);
  return total;
}
