import { headerOf } from './header.ts';
import { usualLength } from './separator.ts';

/** Lines of text that may stand above a table, and the least columns of a table in which one cell tells them. */
const MOST_TITLES = 5;
const LEAST_CELLS = 3;

/**
 * How many of the first rows are titles: they have a single cell where the others have three or more. Where empty cells
 * follow it, as spreadsheets write them, the row below must be a header.
 */
export function titlesOf(rows: readonly (readonly string[])[]): number {
  const [cells] = usualLength(rows);
  if (cells < LEAST_CELLS) return 0;
  const isTitle = (row: readonly string[]) => row[0] !== '' && row.slice(1).every((cell) => cell === '');
  const first = rows.slice(0, MOST_TITLES + 1).findIndex((row) => !isTitle(row));
  const titles = Math.max(0, first);
  const areShort = rows.slice(0, titles).every((row) => row.length === 1);
  return areShort || headerOf(rows.slice(titles), []).isRow ? titles : 0;
}
