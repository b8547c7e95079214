import type { Column, Table } from '../tables/table.ts';
import { visible } from '../visible.ts';

/** The file that a column lies in, and a row of it where one is given, for messages. */
export function fileOf(table: Table, column: Column | undefined, row?: number): string {
  const source = row === undefined ? undefined : table.sources?.[table.sourceOf?.(row) ?? 0];
  return column?.file ?? source ?? table.file;
}

/** A column's name, whatever its length, or its place where it has none; `place` counts from 0. */
export function wholeNameOf(table: Table, place: number): string {
  const name = table.columns[place]?.name.trim() ?? '';
  return name === '' ? `${place + 1} (without a name)` : name;
}

/** The longest name that a message shows as a whole. */
const LONGEST_NAME = 80;

/** A column's name, for messages. */
export function nameOf(table: Table, place: number): string {
  return visible(wholeNameOf(table, place), LONGEST_NAME);
}

/** `row 7, column b`, as whoever opens the file finds it. */
export function cellWords(table: Table, row: number, column: number): string {
  return `row ${table.placeOf(row)}, column ${nameOf(table, column)}`;
}
