/** Adds `weight` times each value to the sums in place; both are [samples]. */
export function addTo(sums: Float64Array, values: ArrayLike<number>, weight = 1): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + weight * (values[i] ?? 0);
}
