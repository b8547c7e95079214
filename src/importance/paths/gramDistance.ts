/** Distance between points `i` and `j` by their inner products, `gram` being [size, size]. */
export function gramDistance(gram: Float64Array, size: number, i: number, j: number): number {
  const product = (a: number, b: number) => gram[a * size + b] ?? Number.NaN;
  return Math.sqrt(Math.max(0, product(i, i) + product(j, j) - 2 * product(i, j)));
}
