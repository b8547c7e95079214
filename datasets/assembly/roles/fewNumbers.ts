import type { Table } from '../../tables/table.ts';

/**
 * How many different whole numbers columns of single numbers hold, for those that hold at most so many and no fraction.
 * All columns are looked at in one pass over the rows, since a table may be read anew for each pass; the pass ends as soon
 * as no column is left.
 */
export async function fewNumbers(
  table: Table,
  places: readonly number[],
  most: number,
): Promise<ReadonlyMap<number, number>> {
  const seen = new Map(places.map((place, at) => [place, { at, different: new Set<number>() }]));
  for await (const { rows, values } of table.blocks(places)) {
    for (const [place, { at, different }] of seen) {
      if (!takeFew(values, { at, rows, columns: places.length }, different, most)) seen.delete(place);
    }
    if (seen.size === 0) break;
  }
  return new Map([...seen].map(([place, { different }]) => [place, different.size]));
}

interface Cells {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

/** Takes the numbers of one column of a block; false at the first fraction, or where there are more than so many. */
function takeFew(
  values: ArrayLike<number>,
  { at, rows, columns }: Cells,
  different: Set<number>,
  most: number,
): boolean {
  for (let row = 0; row < rows; row++) {
    const value = values[row * columns + at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    different.add(value);
    if (different.size > most) return false;
  }
  return true;
}
