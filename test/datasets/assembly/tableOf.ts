import { type AssemblyOptions, assembleTables } from '../../../datasets/assembly/assembleTables.ts';
import type { Dataset } from '../../../datasets/dataset.ts';
import { memoryTable } from '../../../datasets/tables/memoryTable.ts';
import type { Column, Table } from '../../../datasets/tables/table.ts';
import { datasetErrorOf } from '../memorySource.ts';

/** A table as a reader of CSV files makes it: the first line has the names, empty cells have no value. */
export function tableOf(text: string, file = 'rows.csv', extra: Partial<Column> = {}): Table {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const columns = head.map((name, place) => {
    const cells = rows.map((row) => row[place] ?? '');
    return { ...extra, name, ...valuesOf(cells) };
  });
  return { ...memoryTable({ file, format: 'CSV', firstPlace: 2, columns, blockRows: 5 }), words: wordsOf(rows) };
}

/** A table without a header, whose columns are named by their places from 1. */
export function headlessTable(text: string, file = 'rows.csv'): Table {
  const names = (text.trim().split('\n')[0] ?? '').split(',').map((_, place) => place + 1);
  return { ...tableOf(`${names}\n${text.trim()}`, file, { unnamed: true }), placeOf: (row) => row + 1 };
}

export function assemble(
  train: Table | string,
  options: AssemblyOptions = {},
  test?: Table | string,
): Promise<Dataset> {
  const [trainTable, testTable] = [
    typeof train === 'string' ? tableOf(train) : train,
    typeof test === 'string' ? tableOf(test, 'test.csv') : test,
  ];
  return assembleTables({ name: 'rows', train: trainTable, ...(testTable && { test: testTable }) }, options);
}

export function refusal(...input: Parameters<typeof assemble>): Promise<string> {
  return datasetErrorOf(assemble(...input));
}

/** Features of a split in memory, sample by sample. */
export function samplesOf({ features, samples }: Dataset['train']): number[][] {
  if ('blocks' in features) throw new Error('expected features in memory');
  const width = features.length / samples;
  return Array.from({ length: samples }, (_, i) => [...features.subarray(i * width, (i + 1) * width)]);
}

function valuesOf(cells: readonly string[]): { kind: Column['kind']; values: number[] | string[] } {
  const isNumber = (cell: string) => cell === '' || Number.isFinite(Number(cell));
  if (cells.some((cell) => cell !== '') && cells.every(isNumber)) {
    return { kind: 'numbers', values: cells.map((cell) => (cell === '' ? Number.NaN : Number(cell))) };
  }
  return { kind: 'words', values: [...cells] };
}

function wordsOf(rows: readonly string[][]): Table['words'] {
  return async (column) => rows.map((row) => row[column] ?? '');
}
