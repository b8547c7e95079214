import { DatasetError } from './dataset.ts';
import { shuffled } from './order.ts';

/** One sample in six is held out to test with where the data have no test split of their own. */
const HELD_OUT_OF = 6;

/** Must never change: another seed would change which sample is which in every run on tables. */
const SEED = 'samplescope row order';

/** What the user says about the samples that are held out. */
export interface HeldOutOptions {
  /** Between 0 and 1; 1/6 where left out. */
  readonly testShare?: number | undefined;
  /** Draws which ones; 0 where left out. */
  readonly splitSeed?: number | undefined;
}

/** The share of the samples that is held out. DatasetError where it is not between 0 and 1. */
export function heldOutShare({ testShare = 1 / HELD_OUT_OF }: HeldOutOptions): number {
  if (testShare > 0 && testShare < 1) return testShare;
  throw new DatasetError(`expected --test-share to be between 0 and 1, found ${testShare}`);
}

/** The share that is held out, in words: `a sixth`, `20%`. */
export function heldOutWords(options: HeldOutOptions): string {
  if (options.testShare === undefined) return 'a sixth';
  return `${Number((100 * heldOutShare(options)).toPrecision(4))}%`;
}

/** The seed with the user's number; 0 is the draw of those who say nothing. */
export function heldOutSeed(seed: string, { splitSeed = 0 }: HeldOutOptions): string {
  return splitSeed === 0 ? seed : `${seed}, split ${splitSeed}`;
}

/** The items to train with and those to test with, drawn by the seed; of two or more items both get one at least. */
export function holdOut<T>(items: readonly T[], seed: string, options: HeldOutOptions = {}): { train: T[]; test: T[] } {
  const wanted = Math.max(1, Math.round(items.length * heldOutShare(options)));
  const heldOut = items.length > 1 ? Math.min(wanted, items.length - 1) : wanted;
  const order = shuffled(items, heldOutSeed(seed, options));
  return { test: order.slice(0, heldOut), train: order.slice(heldOut) };
}

/** Rows with their classes. */
export interface LabelledRows {
  readonly rows: readonly number[];
  /** The class of each row of the table. */
  readonly labels: ArrayLike<number>;
  readonly classes: readonly string[];
  /** Says that a class has a single row, and where. */
  readonly refuse: (label: number, row: number) => DatasetError;
}

/**
 * Rows to train with and rows to test with, both in their own order; every class gives the same share of its rows to
 * the test split. DatasetError for a class of a single row.
 */
export function holdOutRows(
  { rows, labels, classes, refuse }: LabelledRows,
  options: HeldOutOptions = {},
): { train: number[]; test: number[] } {
  const ofClass = classes.map((): number[] => []);
  for (const row of rows) ofClass[labels[row] ?? 0]?.push(row);
  const parts = ofClass.map((own, label) => {
    if (own.length === 1) throw refuse(label, own[0] ?? 0);
    return own.length === 0 ? { train: [], test: [] } : holdOut(own, `${SEED} ${label}`, options);
  });
  const inOrder = (all: number[]) => all.sort((a, b) => a - b);
  return { train: inOrder(parts.flatMap(({ train }) => train)), test: inOrder(parts.flatMap(({ test }) => test)) };
}
