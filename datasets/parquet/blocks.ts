import type { TableBlock } from '../tables/table.ts';
import { FlatRows } from './rows/flatRows.ts';
import { GROUP, GroupedRows } from './rows/groupedRows.ts';
import { NumberPages, type RowReader } from './rows/rowReader.ts';
import { VectorRows, type VectorShape } from './rows/vectorRows.ts';
import { type Chunk, inFile } from './shard.ts';
import { makeNumbers, type Numbers, type Store, widerStore } from './valueKind.ts';

/** A column of numbers, and how it is read. */
export interface NumberColumn {
  readonly chunks: readonly Chunk[];
  readonly store: Store;
  readonly width: number;
  /** Of a column of lists. */
  readonly vector: VectorShape | undefined;
}

/** Which rows are asked for. */
export interface BlockRange {
  /** For messages. */
  readonly file: string;
  readonly rows: number;
  readonly from: number;
}

/** Bytes of a block, and of the windows through which all columns are read. */
const BLOCK_BYTES = 2 ** 24;
const WINDOW_BYTES = { all: 2 ** 25, least: 2 ** 16, most: 2 ** 22 } as const;
/** What a page takes, with its dictionary, where nothing is known about it yet. */
const PAGE_BYTES = 2 ** 20;
/** Bytes that the pages of all columns may take side by side, and the bytes of a tile where they would take more. */
const HELD_BYTES = 2 ** 27;
const TILE_BYTES = 2 ** 27;

/** The numbers of columns side by side, in blocks of a few MiB, from the row group with row `from` on. */
export async function* blocksOf(
  columns: readonly NumberColumn[],
  { file, rows, from }: BlockRange,
): AsyncGenerator<TableBlock> {
  const first = firstRow(columns, from);
  const plan = planOf(columns);
  const readers = readersOf(columns, first, plan);
  const tiles = plan.keepsPages ? readBlocks(readers, plan, first, rows) : readTiles(readers, plan, first, rows);
  for (;;) {
    const next = await inFile(file, () => tiles.next());
    if (next.done) return;
    if (next.value.first + next.value.rows > from) yield next.value;
  }
}

/** How blocks are cut. */
interface Plan {
  readonly store: Store;
  /** Numbers of a row. */
  readonly width: number;
  readonly blockRows: number;
  readonly tileRows: number;
  /** Whether the pages of all columns fit into memory side by side. */
  readonly keepsPages: boolean;
}

interface PlacedReader {
  readonly reader: RowReader;
  /** Its first number in a row. */
  readonly at: number;
}

function planOf(columns: readonly NumberColumn[]): Plan {
  const store = columns.map((column) => column.store).reduce(widerStore, 'uint8');
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const rowBytes = Math.max(1, width * makeNumbers(store, 0).BYTES_PER_ELEMENT);
  const held = columns.reduce((sum, column) => sum + heldBytes(column), 0);
  return {
    store,
    width,
    blockRows: Math.max(1, Math.floor(BLOCK_BYTES / rowBytes)),
    tileRows: Math.max(1, Math.floor(TILE_BYTES / rowBytes)),
    keepsPages: held <= HELD_BYTES,
  };
}

/** About what a column's page takes while it is read; the pages of a short chunk are no longer than it. */
function heldBytes({ chunks, width }: NumberColumn): number {
  const largest = chunks.reduce((most, { place }) => Math.max(most, place.rows * width * 8), 0);
  return Math.min(PAGE_BYTES, largest);
}

function readersOf(columns: readonly NumberColumn[], from: number, { store, keepsPages }: Plan): PlacedReader[] {
  const share = keepsPages ? WINDOW_BYTES.all / columns.length : WINDOW_BYTES.most;
  const windowBytes = Math.min(WINDOW_BYTES.most, Math.max(WINDOW_BYTES.least, Math.floor(share)));
  let at = 0;
  return grouped(columns).map((group) => {
    const readers = group.map(({ chunks, vector }) => {
      const wanted = chunks.filter(({ first, place }) => first + place.rows > from);
      const pages = new NumberPages(wanted, store, windowBytes);
      return vector ? new VectorRows(pages, vector) : new FlatRows(pages);
    });
    const [only, ...more] = readers;
    const placed = { reader: only && more.length === 0 ? only : new GroupedRows(readers, store), at };
    at += group.reduce((sum, { width }) => sum + width, 0);
    return placed;
  });
}

/** Columns of one number each, a few at a time; those of lists by themselves. */
function grouped(columns: readonly NumberColumn[]): NumberColumn[][] {
  const groups: NumberColumn[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    const joins = last && last.length < GROUP && [column, ...last].every(({ vector }) => vector === undefined);
    if (joins) last.push(column);
    else groups.push([column]);
  }
  return groups;
}

/** The first row of the row group that holds a row. */
function firstRow([column]: readonly NumberColumn[], row: number): number {
  return column?.chunks.findLast(({ first }) => first <= row)?.first ?? 0;
}

async function* readBlocks(readers: readonly PlacedReader[], plan: Plan, from: number, end: number) {
  const { store, width, blockRows } = plan;
  for (let first = from; first < end; first += blockRows) {
    const rows = Math.min(blockRows, end - first);
    const values = makeNumbers(store, rows * width);
    for (const { reader, at } of readers) await reader.take(rows, values, at, width);
    yield { first, rows, values };
  }
}

/** Reads column by column into a tile of many rows, so that only one column's page is in memory at a time. */
async function* readTiles(readers: readonly PlacedReader[], plan: Plan, from: number, end: number) {
  const { store, width, tileRows } = plan;
  const tile = makeNumbers(store, Math.min(tileRows, end - from) * width);
  for (let first = from; first < end; first += tileRows) {
    const rows = Math.min(tileRows, end - first);
    for (const { reader, at } of readers) {
      await reader.take(rows, tile, at, width);
      reader.release();
    }
    yield* cut(tile, plan, first, rows);
  }
}

/** Blocks of a tile, each with numbers of its own: the tile is filled anew. */
function* cut(tile: Numbers, { width, blockRows }: Plan, first: number, rows: number): Generator<TableBlock> {
  for (let row = 0; row < rows; row += blockRows) {
    const count = Math.min(blockRows, rows - row);
    yield { first: first + row, rows: count, values: tile.slice(row * width, (row + count) * width) };
  }
}
