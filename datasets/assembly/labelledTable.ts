import { DatasetError } from '../dataset.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { LeftOut } from '../reading/reading.ts';
import { counted } from '../reading/words.ts';
import type { Table } from '../tables/table.ts';
import type { ColumnWords } from './columnWords.ts';
import type { Classes } from './labels/classes.ts';
import { cellWords, fileOf } from './places.ts';

/** Stands for a row without a label. */
export const NO_LABEL = 65_535;

/** A table whose columns are known by the places of the training table's, with the class of each row. */
export interface LabelledTable {
  readonly words: ColumnWords;
  readonly table: Table;
  /** The place of each column of the training table in this one; undefined where this one lacks it: [columns]. */
  readonly places: readonly (number | undefined)[];
  /** NO_LABEL where there is none: [rows]. */
  readonly labels: Uint16Array;
  /** Rows that have no label and are left out. */
  readonly leftOut: readonly LeftOut[];
}

/** What labels a table. */
export interface Labelling {
  readonly words: ColumnWords;
  readonly places: readonly (number | undefined)[];
  /** The column with the labels, as this table counts. */
  readonly column: number;
  readonly classes: Classes;
  /** How many class names the file itself brings, where it does. */
  readonly given: boolean;
}

/** Gives each row its class. DatasetError at the first row of an unknown class, and where labels lack and may not. */
export async function labelTable(
  { words, places, column, classes, given }: Labelling,
  { missing }: ReadingOptions,
): Promise<LabelledTable> {
  const { table } = words;
  const cells = await words.of(column);
  const lacking: number[] = [];
  const labels = Uint16Array.from(cells, (word, row) => {
    const label = classes.labelOf(word);
    if (label !== undefined) return label;
    if (word !== '' && !(given && Number(word) < 0)) throw unknownClass(table, { row, column, word }, given);
    lacking.push(row);
    return NO_LABEL;
  });
  if (lacking.length > 0 && missing !== 'drop') throw noLabel(table, column, lacking);
  return { words, table, places, labels, leftOut: leftOutRows(table, lacking, 'they have no label') };
}

/** Rows that are left out, by the first of their places; nothing where there are none. */
export function leftOutRows(table: Table, rows: readonly number[], why: string): LeftOut[] {
  const names = rows.slice(0, 10).map((row) => `row ${table.placeOf(row)} of ${fileOf(table, undefined, row)}`);
  return rows.length > 0 ? [{ what: 'row', names, count: rows.length, why }] : [];
}

function unknownClass(
  table: Table,
  { row, column, word }: { readonly row: number; readonly column: number; readonly word: string },
  given: boolean,
): DatasetError {
  const expected = given ? 'the number of a class that the file names' : 'a class that the training samples have too';
  return new DatasetError(
    `${fileOf(table, table.columns[column], row)}: expected ${expected} in ${cellWords(table, row, column)}, found ${word}; correct it, or leave its rows out`,
  );
}

function noLabel(table: Table, column: number, rows: readonly number[]): DatasetError {
  const more = rows.length > 1 ? `, and none in ${counted(rows.length - 1, 'more row')}` : '';
  return new DatasetError(
    `${fileOf(table, table.columns[column], rows[0])}: expected a label in ${cellWords(table, rows[0] ?? 0, column)}, found nothing${more}; fill it in, or leave such rows out with --missing drop`,
  );
}
