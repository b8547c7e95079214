import type { Table, TableBlock } from '../../tables/table.ts';
import type { LabelledTable } from '../labelledTable.ts';
import { codesOf, NO_WORD } from './categories.ts';
import type { CategoryPart, Encoding, Part } from './encoding.ts';

/** Rows of a table as numbers, not yet scaled: `values` is [rows, features], NaN where there is no value. */
export type EncodedBlock = TableBlock;

/** Reads a table's rows as features, as often as is asked for. */
export interface EncodedRows {
  readonly features: number;
  /** 1 for each feature that is a cell of its own; the features of a column of words share a cell: [features]. */
  readonly cells: Uint8Array;
  blocks(from?: number): AsyncIterable<EncodedBlock>;
  /** The words of each column that no training row has, with the number of their rows among the given ones. */
  unseen(rows: Iterable<number>): readonly { readonly place: number; readonly word: string; readonly rows: number }[];
}

/** Rows of a block where a table has no column of numbers. */
const BLOCK_ROWS = 4096;

/** What lays a block's cells into features. */
interface Layout {
  readonly features: number;
  /** Of the columns of numbers, in the order in which a table's blocks have them. */
  readonly numbers: readonly Part[];
  readonly categories: readonly {
    readonly part: CategoryPart;
    readonly cells: readonly string[];
    readonly codes: Int32Array;
  }[];
  /** 1 for each feature that is a cell of its own. */
  readonly cells: Uint8Array;
}

/** The rows of a table as an encoding lays them out. Words are read at once, numbers when they are asked for. */
export async function encodedRows(from: LabelledTable, encoding: Encoding): Promise<EncodedRows> {
  const { features, parts } = encoding;
  const categories: Layout['categories'][number][] = [];
  for (const part of parts) {
    if (part.as !== 'categories') continue;
    const cells = await from.words.of(from.places[part.place] ?? part.place);
    categories.push({ part, cells, codes: codesOf(cells, part.categories) });
  }
  const numbers = parts.filter(({ as }) => as === 'numbers');
  const columns = numbers.map(({ place }) => from.places[place] ?? place);
  return rowsOf(from.table, columns, { features, numbers, categories, cells: cellsOf(encoding) });
}

/** Keeps nothing of the labelled table: its words would stay in memory as long as features are read. */
function rowsOf(table: Table, columns: readonly number[], layout: Layout): EncodedRows {
  return {
    features: layout.features,
    cells: layout.cells,
    blocks: (first = 0) => encodedBlocks(table, columns, layout, first),
    unseen: (rows) => {
      const chosen = [...rows];
      return layout.categories.flatMap(({ part, cells, codes }) => unseenWords(chosen, cells, codes, part.place));
    },
  };
}

function cellsOf({ features, parts }: Encoding): Uint8Array {
  const cells = new Uint8Array(features).fill(1);
  for (const { as, first, width } of parts) if (as === 'categories') cells.fill(0, first + 1, first + width);
  return cells;
}

async function* encodedBlocks(
  table: Table,
  columns: readonly number[],
  layout: Layout,
  first: number,
): AsyncGenerator<EncodedBlock> {
  if (columns.length === 0) {
    yield* wordBlocks(table.rows, layout, first);
    return;
  }
  for await (const block of table.blocks(columns, first)) {
    if (layout.categories.length === 0) {
      yield block;
      continue;
    }
    const values = new Float64Array(block.rows * layout.features);
    layNumbers(block, layout, values);
    layCategories(block, layout, values);
    yield { first: block.first, rows: block.rows, values };
  }
}

function* wordBlocks(tableRows: number, layout: Layout, from: number): Generator<EncodedBlock> {
  for (let first = from - (from % BLOCK_ROWS); first < tableRows; first += BLOCK_ROWS) {
    const rows = Math.min(BLOCK_ROWS, tableRows - first);
    const values = new Float64Array(rows * layout.features);
    layCategories({ first, rows }, layout, values);
    yield { first, rows, values };
  }
}

function layNumbers({ rows, values }: TableBlock, { numbers, features }: Layout, into: Float64Array): void {
  const width = numbers.reduce((sum, part) => sum + part.width, 0);
  let place = 0;
  for (const part of numbers) {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < part.width; i++) {
        into[row * features + part.first + i] = values[row * width + place + i] ?? Number.NaN;
      }
    }
    place += part.width;
  }
}

function layCategories(block: Pick<TableBlock, 'first' | 'rows'>, layout: Layout, into: Float64Array): void {
  for (const { part, codes } of layout.categories) {
    for (let row = 0; row < block.rows; row++) {
      const code = codes[block.first + row] ?? NO_WORD;
      const at = row * layout.features + part.first;
      if (code === NO_WORD) into.fill(Number.NaN, at, at + part.width);
      else if (code >= 0) into[at + code] = 1;
    }
  }
}

function unseenWords(rows: readonly number[], cells: readonly string[], codes: Int32Array, place: number) {
  const found = new Map<string, number>();
  for (const row of rows) {
    const word = cells[row] ?? '';
    if (codes[row] === -1) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return [...found].map(([word, count]) => ({ place, word, rows: count }));
}
