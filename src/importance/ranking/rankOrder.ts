import { countBelow } from './ranks.ts';

/** Values in rising order, from which their ranks follow in O(n), however often each of them counts. */
export interface RankOrder {
  /** The samples, those with the least values first. */
  readonly samples: Uint32Array;
  /** 1 at each place whose value is larger than that before, else 0. */
  readonly rises: Uint8Array;
  /** Whether no two values are equal. */
  readonly distinct: boolean;
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
  const rises = Uint8Array.from(sorted, (value, place) => Number(value !== sorted[place - 1]));
  return { samples, rises, distinct: !rises.includes(0) };
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
 * where left out: the ranks are those of as many equal values. They are written into `values`, [samples], where it is given,
 * which spares thousands of resamples an array each.
 */
export function centredRanks(
  order: RankOrder,
  counts?: ArrayLike<number>,
  values: Float64Array = new Float64Array(order.samples.length),
): CentredRanks {
  const often = counts ?? new Uint16Array(order.samples.length).fill(1);
  const centre = (totalOf(often) + 1) / 2;
  const squares = order.distinct
    ? writeDistinct(values, order, often, centre)
    : writeWithTies(values, order, often, centre);
  return { values, squares };
}

/** As `sum`, in a loop that compilers see with one type of array, which makes it several times as fast. */
function totalOf(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0;
  return total;
}

/** Writes the ranks and returns the sum of their squares; one pass without a branch. */
function writeDistinct(
  values: Float64Array,
  { samples }: RankOrder,
  counts: ArrayLike<number>,
  centre: number,
): number {
  let [squares, below] = [0, 0];
  for (let place = 0; place < samples.length; place++) {
    const sample = samples[place] ?? 0;
    const count = counts[sample] ?? 0;
    const rank = below + (count + 1) / 2 - centre;
    values[sample] = rank * (ROOTS[count] ?? Math.sqrt(count));
    squares += count * rank * rank;
    below += count;
  }
  return squares;
}

/** Square roots of small numbers, which nearly all counts are. */
const ROOTS = Float64Array.from({ length: 32 }, (_, count) => Math.sqrt(count));

/** The same where values may be equal. */
function writeWithTies(
  values: Float64Array,
  { samples, rises }: RankOrder,
  counts: ArrayLike<number>,
  centre: number,
): number {
  let [squares, below] = [0, 0];
  for (let first = 0, end = 0; first < samples.length; first = end) {
    let here = 0;
    do {
      here += counts[samples[end] ?? 0] ?? 0;
      end++;
    } while (end < samples.length && rises[end] === 0);
    const rank = below + (here + 1) / 2 - centre;
    for (let place = first; place < end; place++) {
      const sample = samples[place] ?? 0;
      values[sample] = rank * Math.sqrt(counts[sample] ?? 0);
    }
    squares += here * rank * rank;
    below += here;
  }
  return squares;
}

/** Spearman correlation of two series; `null` where one side does not vary. */
export function rankCorrelation(a: CentredRanks, b: CentredRanks): number | null {
  if (!(a.squares > 0 && b.squares > 0)) return null;
  let products = 0;
  for (let i = 0; i < a.values.length; i++) products += (a.values[i] ?? 0) * (b.values[i] ?? 0);
  return products / Math.sqrt(a.squares * b.squares);
}
