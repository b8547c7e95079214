/**
 * Ranks of the values from 1 on, equal values sharing the mean of their ranks. O(n log n) on typed arrays: 50,000
 * values take some ten milliseconds. Values must not be NaN.
 */
export function ranks(values: ArrayLike<number>): Float64Array {
  const sorted = new Float64Array(values).sort();
  const ofSorted = ranksOfSorted(sorted);
  const ranked = new Float64Array(values.length);
  for (let i = 0; i < ranked.length; i++) ranked[i] = ofSorted[countBelow(sorted, values[i] ?? 0)] ?? 0;
  return ranked;
}

/** Indices of the values, largest first; equal values in the order of their indices. */
export function largestFirst(values: ArrayLike<number>): Uint32Array {
  const indices = Uint32Array.from({ length: values.length }, (_, i) => i);
  return indices.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

/** Indices of the values, smallest first; equal values in the order of their indices. */
export function smallestFirst(values: ArrayLike<number>): Uint32Array {
  const indices = Uint32Array.from({ length: values.length }, (_, i) => i);
  return indices.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

/** An order with each index as often as it counts, once where `counts` is left out. */
export function repeated(order: Uint32Array, counts?: ArrayLike<number>): Uint32Array {
  if (counts === undefined) return order;
  let length = 0;
  for (let place = 0; place < order.length; place++) length += counts[order[place] ?? 0] ?? 0;
  const all = new Uint32Array(length);
  for (let place = 0, end = 0; place < order.length; place++) {
    const index = order[place] ?? 0;
    for (let copy = counts[index] ?? 0; copy > 0; copy--) all[end++] = index;
  }
  return all;
}

function ranksOfSorted(sorted: Float64Array): Float64Array {
  const ranked = new Float64Array(sorted.length);
  for (let first = 0, end = 0; first < sorted.length; first = end) {
    do end++;
    while (end < sorted.length && sorted[end] === sorted[first]);
    ranked.fill((first + 1 + end) / 2, first, end);
  }
  return ranked;
}

/** How many of the sorted values are smaller, by bisection. */
export function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
