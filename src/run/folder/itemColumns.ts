import type { Dataset, Split } from '../../../datasets/dataset.ts';
import type { ParquetColumn } from './parquetColumn.ts';

/** The columns of `items.parquet` that are always there, in their order. */
export const ITEM_COLUMNS = [
  { name: 'sample', type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
  { name: 'id', type: 'STRING', nullable: true },
  { name: 'source', type: 'STRING' },
  { name: 'row', type: 'INT32', nullable: true },
  { name: 'split', type: 'STRING' },
  { name: 'class', type: 'STRING' },
] as const satisfies readonly ParquetColumn[];

export type ItemColumn = (typeof ITEM_COLUMNS)[number]['name'];

/** A column of the user's that travels along, and its name in `items.parquet`. */
export interface CarriedColumn {
  readonly given: string;
  readonly name: string;
}

/**
 * The names that carried columns have in `items.parquet`: their own, or with a suffix where another column has it. Names
 * that differ in case alone count as equal, since some readers take them for equal.
 */
export function carriedColumns({ train, test }: Pick<Dataset, 'train' | 'test'>): CarriedColumn[] {
  const taken = new Set<string>(ITEM_COLUMNS.map(({ name }) => name));
  return [...new Set([...givenNames(train), ...givenNames(test)])].map((given) => {
    let name = given;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${given}_${number}`;
    taken.add(name.toLowerCase());
    return { given, name };
  });
}

function givenNames({ items }: Pick<Split, 'items'>): string[] {
  return (items?.columns ?? []).map(({ name }) => name);
}
