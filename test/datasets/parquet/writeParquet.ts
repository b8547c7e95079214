import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { readParquetTables } from '../../../datasets/parquet/parquetSet.ts';
import type { Bytes } from '../../../datasets/source.ts';
import type { Table, Tables } from '../../../datasets/tables/table.ts';

export interface WriteOptions {
  readonly rowGroupSize?: number;
  readonly pageSize?: number;
  readonly schema?: readonly SchemaElement[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A Parquet file of columns. */
export function parquetFile(columns: readonly ColumnSource[], options: WriteOptions = {}): Bytes {
  const { rowGroupSize = 1000, pageSize = 1 << 20, schema, metadata = {} } = options;
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [...columns],
      rowGroupSize,
      pageSize,
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      ...(schema && { schema: [...schema] }),
    }),
  );
}

/** The schema of a column of lists, or of lists within lists, as libraries write it. */
export function listSchema(name: string, element: Omit<SchemaElement, 'name'>, depth = 1): SchemaElement[] {
  if (depth === 0) return [{ name, repetition_type: 'OPTIONAL', ...element }];
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...listSchema('element', element, depth - 1),
  ];
}

/** The root of a schema of columns. */
export function schemaOf(...columns: readonly SchemaElement[][]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.flat()];
}

export function tablesOf(files: Readonly<Record<string, Bytes>>): Promise<Tables> {
  const read = async (entry: string) => files[entry] ?? new Uint8Array();
  return readParquetTables({ path: 'data', entries: Object.keys(files), read });
}

export async function tableOf(bytes: Bytes): Promise<Table> {
  return (await tablesOf({ 'a.parquet': bytes })).train;
}

/** The numbers of columns by name: row by row, side by side. */
export async function numbersOf(table: Table, ...names: readonly string[]): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { values } of table.blocks(names.map((name) => placeOf(table, name)))) {
    for (const value of values) numbers.push(value);
  }
  return numbers;
}

export function wordsOf(table: Table, name: string): Promise<string[]> {
  return table.words(placeOf(table, name));
}

export function placeOf({ columns }: Table, name: string): number {
  return columns.findIndex((column) => column.name === name);
}

export function bytesOfBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
