import { build, get, type Stack } from '../../test/reference/matrix.ts';
import { randomNumbers } from '../../test/reference/random.ts';

/** Rows or columns that are compared at most: a twin in float64 takes a second for a million products. */
const MOST_COMPARED = 48;

/** All indices below `count` where they are few; else the first, the last, and some at random between. */
export function someIndices(count: number, most = MOST_COMPARED): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const random = Array.from(randomNumbers(count, most - 2), (x) => Math.floor(((x + 1) / 2) * count));
  return [...new Set([0, ...random, count - 1])].sort((a, b) => a - b);
}

export function allIndices(count: number): number[] {
  return someIndices(count, count);
}

/** The named rows and columns of a stack. Multiplying such picks gives the same entries of the whole product. */
export function pick(matrix: Stack, rows: readonly number[], columns: readonly number[]): Stack {
  return build([matrix.networks, rows.length, columns.length], (r, m, n) =>
    get(matrix, r, rows[m] ?? -1, columns[n] ?? -1),
  );
}
