import { DatasetError } from '../../dataset.ts';
import { someOf } from '../../reading/words.ts';
import type { Table } from '../../tables/table.ts';
import { nameOf } from '../places.ts';

/** A column that the user names, and the flag that names it, for messages. */
export interface NamedColumn {
  readonly name: string;
  readonly flag: string;
}

/**
 * The place of a column that the user names: exactly so, or else but for capitals, or else by its place counted from 1
 * where the file has no header. DatasetError, which lists the columns, where there is none or more than one.
 */
export function findColumn(table: Table, { name, flag }: NamedColumn): number {
  for (const fits of [exactly(name), butForCapitals(name)]) {
    const [place, another] = placesOf(table, fits);
    if (another !== undefined) throw new DatasetError(severalSentence(table, name, flag));
    if (place !== undefined) return place;
  }
  const place = Number(name) - 1;
  if (table.columns[place]?.unnamed) return place;
  throw new DatasetError(
    `${table.file}: expected ${flag} to name a column, found none called '${name}' among ${someOf(columnNames(table), 20)}`,
  );
}

/** The place of the column of this name; undefined where there is none. */
export function placeOfName(table: Table, name: string): number | undefined {
  return placesOf(table, exactly(name))[0] ?? placesOf(table, butForCapitals(name))[0];
}

/** The names of a table's columns, as messages say them. */
export function columnNames(table: Table): string[] {
  return table.columns.map((_, place) => nameOf(table, place));
}

function placesOf(table: Table, fits: (name: string) => boolean): number[] {
  return [...table.columns.keys()].filter((place) => fits(table.columns[place]?.name ?? ''));
}

function exactly(wanted: string): (name: string) => boolean {
  return (name) => name.trim() === wanted.trim();
}

function butForCapitals(wanted: string): (name: string) => boolean {
  return (name) => name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

function severalSentence(table: Table, name: string, flag: string): string {
  return `${table.file}: expected ${flag} to name one column, found more than one called '${name}' among ${someOf(columnNames(table), 20)}; rename one of them`;
}
