/** A random permutation of 0 … length − 1. `random` gives numbers from 0 to below 1. */
export function permutation(length: number, random: () => number): Int32Array {
  return shuffle(
    Int32Array.from({ length }, (_, i) => i),
    random,
  );
}

/** Brings values into a random order, in place (Fisher and Yates). `random` gives numbers from 0 to below 1. */
export function shuffle<T extends Int32Array | Uint32Array | Float64Array>(values: T, random: () => number): T {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const value = values[chosen] ?? 0;
    values[chosen] = values[last] ?? 0;
    values[last] = value;
  }
  return values;
}
