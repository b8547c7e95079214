/** Exchanges the two values of each sample, or leaves them, with equal chances; in place. */
export function exchange(first: Float64Array, second: Float64Array, random: () => number): void {
  for (let i = 0; i < first.length; i++) {
    if (random() < 0.5) continue;
    const value = first[i] ?? 0;
    first[i] = second[i] ?? 0;
    second[i] = value;
  }
}
