import type { Dataset } from '../../datasets/dataset.ts';
import type { FeatureArray } from '../../datasets/features.ts';

/** A column and its value, in words. */
export type Cell = readonly [name: string, value: string];

/** What is shown of a row: more would make the cards of a report long. */
const MOST_CELLS = 6;

/**
 * The first values of a sample as the table has them, before they were scaled, by the names of the columns; none where
 * columns have no names. Of a column of words, `town=Basel` and `town=Bern` in the network, only the word is named.
 */
export function rowCells(
  { featureNames, scaling }: Pick<Dataset, 'featureNames' | 'scaling'>,
  values: FeatureArray,
): Cell[] {
  const cells: Cell[] = [];
  for (const [feature, name] of (featureNames ?? []).entries()) {
    if (cells.length === MOST_CELLS) break;
    const value = (values[feature] ?? 0) * (scaling?.scale[feature] ?? 1) + (scaling?.mean[feature] ?? 0);
    const cell = cellOf(name, Number(value.toPrecision(5)));
    if (cell) cells.push(cell);
  }
  return cells;
}

function cellOf(name: string, value: number): Cell | undefined {
  const [, column, word] = /^(.+?)=(.*)$/.exec(name) ?? [];
  if (column === undefined || word === undefined || !isTruth(value)) return [name, String(value)];
  return Math.round(value) === 1 ? [column, word] : undefined;
}

/** Whether a value is 0 or 1, as near as float32 keeps it through the scaling. */
function isTruth(value: number): boolean {
  return Math.min(Math.abs(value), Math.abs(value - 1)) < 1e-3;
}
