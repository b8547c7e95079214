import type { Table } from '../../tables/table.ts';

/** What whole numbers that differ from row to row are: the rows' numbers in order, in another order, or neither. */
export type RowNumbers = 'in order' | 'another order' | 'no';

/** Rows from which on the numbers of some rows of a larger table can be told from measurements. */
const LEAST_ROWS = 20;

/**
 * Whether a column only counts the rows: from 0, from 1, or as the file counts them. In another order the numbers are
 * those of a table that was shuffled or of which this is a large part.
 */
export function rowNumbers(words: readonly string[], table: Table): RowNumbers {
  const numbers = words.map((word) => (/^\d+(\.0*)?$/.test(word) ? Number(word) : Number.NaN));
  if (numbers.length < 2 || numbers.some(Number.isNaN)) return 'no';
  const starts = [0, 1, table.placeOf(0)];
  if (starts.some((start) => numbers.every((number, row) => number === start + row))) return 'in order';
  if (numbers.every((number, row) => number === table.placeOf(row))) return 'in order';
  if (new Set(numbers).size < numbers.length) return 'no';
  const [least, largest] = rangeOf(numbers);
  const places = largest - least + 1;
  if (places === numbers.length && least <= 1) return 'another order';
  return places <= 2 * numbers.length && numbers.length >= LEAST_ROWS ? 'another order' : 'no';
}

function rangeOf(numbers: readonly number[]): [least: number, largest: number] {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) [least, largest] = [Math.min(least, number), Math.max(largest, number)];
  return [least, largest];
}
