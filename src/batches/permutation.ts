/** A random permutation of 0 … length − 1 (Fisher and Yates). `random` gives numbers from 0 to below 1. */
export function permutation(length: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  for (let last = length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const value = order[chosen] ?? 0;
    order[chosen] = order[last] ?? 0;
    order[last] = value;
  }
  return order;
}
