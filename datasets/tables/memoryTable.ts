import type { LeftOut } from '../reading/reading.ts';
import type { Column, ColumnKind, Table, TableBlock } from './table.ts';

/** A column whose cells lie in memory: words, '' where there is no value, or numbers, NaN where there is none. */
export interface MemoryColumn extends Partial<Omit<Column, 'missing' | 'name'>> {
  readonly name: string;
  /** [rows] words, or [rows, width] numbers. */
  readonly values: readonly string[] | ArrayLike<number>;
}

/** What a table in memory is made of. */
export interface MemoryTable {
  readonly file: string;
  readonly format: string;
  readonly columns: readonly MemoryColumn[];
  /** The number of the first row, as whoever opens the file sees it; 0 where left out. */
  readonly firstPlace?: number;
  readonly leftOut?: readonly LeftOut[];
  readonly notes?: readonly string[];
  /** Rows of a block. */
  readonly blockRows?: number;
}

const BLOCK_ROWS = 4096;

/** A table of columns that lie in memory; all have the same number of rows. */
export function memoryTable({ columns, firstPlace = 0, leftOut = [], notes = [], ...table }: MemoryTable): Table {
  const rows = Math.max(0, ...columns.map(({ values, width = 1 }) => values.length / width));
  return {
    file: table.file,
    format: table.format,
    rows,
    columns: columns.map((column) => described(column, rows)),
    placeOf: (row) => row + firstPlace,
    words: async (column) => wordsOf(columns[column], rows),
    blocks: (chosen, from = 0) =>
      blocksOf(
        chosen.flatMap((column) => columns[column] ?? []),
        { rows, from, blockRows: table.blockRows ?? BLOCK_ROWS },
      ),
    leftOut,
    notes,
  };
}

function described({ values, ...column }: MemoryColumn, rows: number): Column {
  const width = column.width ?? 1;
  const kind = column.kind ?? (areWords(values) ? 'words' : width > 1 ? 'vectors' : 'numbers');
  return { image: null, ...column, kind, width, missing: missingOf({ ...column, kind, values }, rows) };
}

function missingOf(column: MemoryColumn & { readonly kind: ColumnKind }, rows: number): Column['missing'] {
  const { values, width = 1 } = column;
  let [count, first] = [0, -1];
  for (let i = 0; i < rows * width; i++) {
    const value = values[i];
    if (value !== '' && !Number.isNaN(value)) continue;
    count++;
    if (first < 0) first = Math.floor(i / width);
  }
  return count > 0 ? { count, first } : null;
}

function wordsOf(column: MemoryColumn | undefined, rows: number): string[] {
  const { values = [], kind } = column ?? {};
  if (areWords(values)) return [...values];
  const word = (value: number) => (kind === 'truths' ? `${value !== 0}` : `${value}`);
  return Array.from({ length: rows }, (_, row) => {
    const value = values[row] ?? Number.NaN;
    return Number.isNaN(value) ? '' : word(value);
  });
}

function areWords(values: MemoryColumn['values']): values is readonly string[] {
  return Array.isArray(values) && typeof values[0] === 'string';
}

interface Range {
  readonly rows: number;
  readonly from: number;
  readonly blockRows: number;
}

async function* blocksOf(
  columns: readonly MemoryColumn[],
  { rows, from, blockRows }: Range,
): AsyncGenerator<TableBlock> {
  const width = columns.reduce((sum, column) => sum + (column.width ?? 1), 0);
  const bytes = columns.length > 0 && columns.every((column) => column.bytes);
  for (let first = from - (from % blockRows); first < rows; first += blockRows) {
    const count = Math.min(blockRows, rows - first);
    const values = bytes ? new Uint8Array(count * width) : new Float64Array(count * width);
    let place = 0;
    for (const column of columns) place += lay(column, { first, count, width, place }, values);
    yield { first, rows: count, values };
  }
}

interface Cells {
  readonly first: number;
  readonly count: number;
  readonly width: number;
  readonly place: number;
}

/** Lays a column's numbers into a block and returns its width. */
function lay(column: MemoryColumn, { first, count, width, place }: Cells, into: Uint8Array | Float64Array): number {
  const { values, width: own = 1 } = column;
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < own; i++) into[row * width + place + i] = Number(values[(first + row) * own + i]);
  }
  return own;
}
