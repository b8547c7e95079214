import seedrandom from 'seedrandom';

/** The items in an order that depends on the seed and their number alone (Fisher and Yates, from the end). */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = seedrandom.alea(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const moved = order[last] as T;
    order[last] = order[chosen] as T;
    order[chosen] = moved;
  }
  return order;
}

/** Paths in the order of their code units, which no locale changes. */
export function sortedPaths(paths: readonly string[]): string[] {
  return [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
