import type { Dataset } from '../../datasets/dataset.ts';
import type { FeatureArray, Scaling } from '../../datasets/features.ts';

/** A column and its value, in words. */
export type Cell = readonly [name: string, value: string];

/** What is shown of a row: more would make the cards of a report long. */
const MOST_CELLS = 6;

/** What stands where a cell has no value. */
const NO_VALUE = '–';

/**
 * The first values of a sample as the table has them, before they were scaled, by the names of the columns; none where
 * columns have no names. Of a column of words, `town=Basel` and `town=Bern` in the network, the row's word is named.
 */
export function rowCells(
  { featureNames = [], scaling }: Pick<Dataset, 'featureNames' | 'scaling'>,
  values: FeatureArray,
): Cell[] {
  const cells = new Map<string, string>();
  for (const [feature, name] of featureNames.entries()) {
    const value = unscaled(values[feature] ?? 0, scaling, feature);
    const [, column, word] = /^(.+?)=(.*)$/.exec(name) ?? [];
    const key = word === undefined ? name : (column ?? name);
    if (cells.size === MOST_CELLS && !cells.has(key)) break;
    if (word === undefined) cells.set(key, isFilled(value, scaling, feature) ? NO_VALUE : String(value));
    else if (value === 1 || !cells.has(key)) cells.set(key, value === 1 ? word : NO_VALUE);
  }
  return [...cells];
}

/** A float32 keeps about seven digits, of which scaling may cost one or two. */
function unscaled(value: number, scaling: Scaling | undefined, feature: number): number {
  return short(value * (scaling?.scale[feature] ?? 1) + (scaling?.mean[feature] ?? 0));
}

/** Whether a value is what stands for cells without one. Whole numbers may as well be what the cell holds. */
function isFilled(value: number, scaling: Scaling | undefined, feature: number): boolean {
  const fill = scaling?.fill?.[feature];
  return fill !== undefined && !Number.isInteger(fill) && short(fill) === value;
}

/** Differences in the last digits come from the scaling; nothing smaller than a millionth is told from 0. */
function short(value: number): number {
  return Math.abs(value) < 1e-6 ? 0 : Number(value.toPrecision(5));
}
