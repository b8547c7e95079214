import type { Bytes } from '../../../datasets/source.ts';
import type { Table } from '../../../datasets/tables/table.ts';
import { textSource } from '../../../datasets/tables/text/file/textSource.ts';
import { openTextTable } from '../../../datasets/tables/text/textTable.ts';

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** The table of a text, or of a file's bytes. */
export function openText(content: string | Bytes, file = 'rows.csv'): Promise<Table> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return openTextTable(textSource({ path: 'd', entries: [file], read: async () => bytes }, file));
}

/** All numbers of some columns, row by row, NaN where there is none. */
export async function numbersOf(table: Table, columns?: readonly number[]): Promise<number[][]> {
  const wanted = columns ?? [...table.columns.keys()];
  const rows: number[][] = [];
  for await (const block of table.blocks(wanted)) {
    for (let row = 0; row < block.rows; row++) {
      rows.push([...block.values.subarray(row * wanted.length, (row + 1) * wanted.length)]);
    }
  }
  return rows;
}

export const namesOf = (table: Table) => table.columns.map(({ name }) => name);
export const kindsOf = (table: Table) => table.columns.map(({ kind }) => kind);
