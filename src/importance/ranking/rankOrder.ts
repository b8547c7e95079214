import { sum } from '../sum.ts';
import { countBelow } from './ranks.ts';

/** Values in rising order, from which their ranks follow in O(n), however often each of them counts. */
export interface RankOrder {
  /** The samples, those with the least values first. */
  readonly samples: Uint32Array;
  /** 1 at each place whose value is larger than that before, else 0. */
  readonly rises: Uint8Array;
}

/** The order of values that are not NaN; O(n log n) on typed arrays. */
export function rankOrder(values: ArrayLike<number>): RankOrder {
  const sorted = new Float64Array(values).sort();
  const samples = new Uint32Array(sorted.length);
  const taken = new Uint32Array(sorted.length);
  for (let i = 0; i < samples.length; i++) {
    const first = countBelow(sorted, values[i] ?? 0);
    const before = taken[first] ?? 0;
    samples[first + before] = i;
    taken[first] = before + 1;
  }
  return { samples, rises: Uint8Array.from(sorted, (value, place) => Number(value !== sorted[place - 1])) };
}

/**
 * Ranks of the samples minus their mean, each times the square root of how often the sample counts, so that products of
 * two such series add up to their covariance; and the sum of the squares.
 */
export interface CentredRanks {
  readonly values: Float64Array;
  readonly squares: number;
}

/**
 * The ranks of values in this order, equal ones sharing the mean of theirs. `counts` is how often each sample counts, once
 * where left out: the ranks are those of as many equal values.
 */
export function centredRanks({ samples, rises }: RankOrder, counts?: ArrayLike<number>): CentredRanks {
  const values = new Float64Array(samples.length);
  const mean = ((counts ? sum(counts) : samples.length) + 1) / 2;
  let [squares, below] = [0, 0];
  for (let first = 0, end = 0; first < samples.length; first = end) {
    let here = 0;
    do {
      here += counts ? (counts[samples[end] ?? 0] ?? 0) : 1;
      end++;
    } while (end < samples.length && rises[end] === 0);
    if (here === 0) continue;
    const rank = below + (here + 1) / 2 - mean;
    for (let place = first; place < end; place++) {
      const sample = samples[place] ?? 0;
      values[sample] = rank * (counts ? Math.sqrt(counts[sample] ?? 0) : 1);
    }
    squares += here * rank * rank;
    below += here;
  }
  return { values, squares };
}

/** Spearman correlation of two series; `null` where one side does not vary. */
export function rankCorrelation(a: CentredRanks, b: CentredRanks): number | null {
  if (!(a.squares > 0 && b.squares > 0)) return null;
  let products = 0;
  for (let i = 0; i < a.values.length; i++) products += (a.values[i] ?? 0) * (b.values[i] ?? 0);
  return products / Math.sqrt(a.squares * b.squares);
}
