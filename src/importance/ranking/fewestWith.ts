import { sum } from '../sum.ts';
import { largestFirst } from './ranks.ts';

/** The fewest of these samples that have at least `share` of what their values add up to, largest first. */
export function fewestWith(share: number, values: ArrayLike<number>, samples: Uint32Array): Uint32Array {
  const own = Float64Array.from(samples, (sample) => values[sample] ?? 0);
  const wanted = share * sum(own);
  const order = largestFirst(own);
  let end = 0;
  for (let sofar = 0; sofar < wanted && end < order.length; end++) sofar += own[order[end] ?? 0] ?? 0;
  return order.subarray(0, end).map((place) => samples[place] ?? 0);
}
