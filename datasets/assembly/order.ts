import seedrandom from 'seedrandom';
import { shuffled } from '../order.ts';

/** Must never change: another seed would change which sample is which in every run on a sorted table. */
const SEED = 'samplescope spread order';

/**
 * Whether rows lie in the order of their classes: the class changes from row to row at most a third as often as it would
 * in a random order, or each class lies in one piece.
 */
export function isSortedByClass(rows: ArrayLike<number>, labels: ArrayLike<number>): boolean {
  const counts = new Map<number, number>();
  let changes = 0;
  for (let i = 0; i < rows.length; i++) {
    const label = labelAt(rows, labels, i);
    counts.set(label, (counts.get(label) ?? 0) + 1);
    if (i > 0 && label !== labelAt(rows, labels, i - 1)) changes++;
  }
  const squares = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  const expected = (rows.length * rows.length - squares) / Math.max(1, rows.length);
  const inPieces = changes === counts.size - 1 && rows.length >= 3 * counts.size;
  return counts.size > 1 && (inPieces || 3 * changes <= expected);
}

/**
 * The rows in an order in which every class is spread evenly, so that any beginning as long as the number of classes
 * has each of them. Within a class the order is random; all of it depends on the rows, their classes and a fixed seed.
 */
export function spreadByClass(rows: ArrayLike<number>, labels: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const ofClass = new Map<number, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const label = labelAt(rows, labels, i);
    const own = ofClass.get(label) ?? [];
    own.push(rows[i] ?? 0);
    ofClass.set(label, own);
  }
  const random = seedrandom.alea(`${SEED} of classes`);
  const placed = [...ofClass].flatMap(([label, own]) => {
    const tie = random();
    return shuffled(own, `${SEED} ${label}`).map((row, i) => ({ row, tie, at: i / own.length }));
  });
  return Uint32Array.from(
    placed.sort((a, b) => a.at - b.at || a.tie - b.tie),
    ({ row }) => row,
  );
}

function labelAt(rows: ArrayLike<number>, labels: ArrayLike<number>, place: number): number {
  return labels[rows[place] ?? 0] ?? 0;
}
