import { DatasetError } from './dataset.ts';
import { shuffled } from './order.ts';

/** One sample in six is held out to test with where the data have no test split of their own. */
const HELD_OUT_OF = 6;

/** Must never change: another seed would change which sample is which in every run on tables. */
const SEED = 'samplescope row order';

/** The items to train with and those to test with, drawn by the seed. */
export function holdOut<T>(items: readonly T[], seed: string): { train: T[]; test: T[] } {
  const heldOut = Math.max(1, Math.round(items.length / HELD_OUT_OF));
  const order = shuffled(items, seed);
  return { test: order.slice(0, heldOut), train: order.slice(heldOut) };
}

/**
 * Rows to train with and rows to test with, both in their own order; every class gives the same share of its rows to
 * the test split. DatasetError for a class of a single row.
 */
export function holdOutRows(
  labels: ArrayLike<number>,
  classes: readonly string[],
  file: string,
): { train: number[]; test: number[] } {
  const rows = classes.map((): number[] => []);
  for (let row = 0; row < labels.length; row++) rows[labels[row] ?? 0]?.push(row);
  const parts = rows.map((own, label) => {
    if (own.length >= 2) return holdOut(own, `${SEED} ${label}`);
    throw new DatasetError(
      `${file}: expected at least 2 samples of class ${classes[label]}, one to test with, found 1`,
    );
  });
  const inOrder = (all: number[]) => all.sort((a, b) => a - b);
  return { train: inOrder(parts.flatMap(({ train }) => train)), test: inOrder(parts.flatMap(({ test }) => test)) };
}
