import seedrandom from 'seedrandom';

/** Draws numbers in [0, 1). */
export type Random = () => number;

/** A generator of its own for every name: equal names give equal numbers on every machine. */
export function randomFrom(name: string): Random {
  return seedrandom.alea(name);
}

/** A number in [from, to). */
export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * random();
}

/**
 * Nearly normal, mean 0 and standard deviation 1, never beyond 3.5: a sum of four uniform numbers needs no logarithm or
 * cosine, whose last bit may differ between engines.
 */
export function bell(random: Random): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3);
}

/** One of `items`; they must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('pick: expected at least one item to pick from');
  return item;
}
