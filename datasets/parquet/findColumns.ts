import { DatasetError } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Column } from '../tables/table.ts';
import type { NumberColumn } from './blocks.ts';
import { type TypedColumn, type TypedColumns, typedColumns } from './columns.ts';
import type { Footer } from './footer.ts';
import { writerNotes } from './hub.ts';
import { absentCells, channelsFirst, contentOf, firstShape, imageOfShape, isLarge, patternOf } from './look.ts';
import { type Chunk, chunksOf, type Shard } from './shard.ts';
import { type Store, widerStore } from './valueKind.ts';

/** The most numbers of a row. */
const MOST_NUMBERS = 2 ** 24;

/** A column of a table, and where its cells lie. */
export interface ParquetColumn {
  readonly column: Column;
  readonly chunks: readonly Chunk[];
  /** How its numbers are read; undefined for words and pictures. */
  readonly numbers: NumberColumn | undefined;
}

export interface FoundColumns {
  readonly columns: readonly ParquetColumn[];
  readonly leftOut: readonly LeftOut[];
}

/** Finds out what the columns of a split hold. DatasetError where its files do not have the same ones. */
export async function findColumns(shards: readonly Shard[]): Promise<FoundColumns> {
  const [first] = shards;
  if (first === undefined) return { columns: [], leftOut: [] };
  const typed = new Map(shards.map((shard) => [shard, typedColumns(shard.footer)]));
  const own = typed.get(first) ?? { columns: [], leftOut: [] };
  for (const [shard, others] of typed) checkAlike(own, others, first, shard);
  const columns: ParquetColumn[] = [];
  const leftOut = [...own.leftOut];
  for (const column of own.columns) {
    const alike = shards.map((shard) => ({ shard, column: sameIn(typed.get(shard), column) }));
    const found = await lookAt(column, alike, first.footer);
    if (typeof found !== 'string') columns.push(found);
    else leftOut.push({ what: 'column', names: [column.name], count: 1, why: found });
  }
  return { columns, leftOut: merged(leftOut) };
}

type Alike = readonly { readonly shard: Shard; readonly column: TypedColumn }[];

/** What a column holds, or why it is left out. */
async function lookAt(column: TypedColumn, alike: Alike, footer: Footer): Promise<ParquetColumn | string> {
  const notes = writerNotes(footer.metadata);
  if (/^__index_level_\d+__$/.test(column.name)) return 'it is the index of a pandas table';
  const byShard = new Map(alike.map((same) => [same.shard, same.column.leaf]));
  const chunks = chunksOf([...byShard.keys()], (shard) => byShard.get(shard) ?? column.leaf);
  const store = alike.map((same) => same.column.store).reduce(widerStore);
  const found = await contentsOf(column, chunks, store);
  if (typeof found === 'string') return found;
  const classNames = notes.classNames.get(column.name);
  return {
    ...found,
    column: {
      ...found.column,
      ...(notes.index.has(column.name) && { role: 'carried' as const }),
      ...(classNames && { classNames }),
    },
  };
}

async function contentsOf(
  column: TypedColumn,
  chunks: readonly Chunk[],
  store: Store,
): Promise<ParquetColumn | string> {
  if (column.kind === 'vectors') return vectorsOf(column, chunks, store);
  const missing = await absentCells(chunks);
  const plain = { name: column.name, width: 1, image: null, missing };
  if (column.kind === 'bytes') {
    const content = column.isPicture ? 'picture' : await contentOf(chunks);
    if (content === undefined) return 'no row has a value there';
    if (content === 'other') return 'its bytes are neither words nor pictures of a known format';
    return { column: { ...plain, kind: content === 'words' ? 'words' : 'pictures' }, chunks, numbers: undefined };
  }
  if (column.kind === 'words') return { column: { ...plain, kind: 'words' }, chunks, numbers: undefined };
  const held = withGaps(store, missing, chunks);
  return {
    column: { ...plain, kind: column.kind, bytes: held === 'uint8' },
    chunks,
    numbers: { chunks, store: held, width: 1, vector: undefined },
  };
}

async function vectorsOf(column: TypedColumn, chunks: readonly Chunk[], store: Store): Promise<ParquetColumn | string> {
  const found = await firstShape(chunks);
  if (found === undefined) return 'no row has a value there';
  const { shape, row } = found;
  if (!shape.every(Number.isInteger)) return `its lists are of unequal lengths in row ${row}`;
  const width = shape.reduce((product, size) => product * size, 1);
  if (width > MOST_NUMBERS) return `its lists are longer than ${MOST_NUMBERS} numbers`;
  const missing = await absentCells(chunks);
  const image = imageOfShape(shape);
  const held = withGaps(store, missing, chunks);
  const vector = {
    name: column.name,
    width,
    ...(shape.length > 1 && { pattern: patternOf(shape) }),
    ...(image?.channelsLast && { order: channelsFirst(image) }),
  };
  return {
    column: {
      name: column.name,
      kind: 'vectors',
      width,
      image: image && { width: image.width, height: image.height, channels: image.channels },
      bytes: held === 'uint8',
      missing,
    },
    chunks,
    numbers: { chunks, store: held, width, vector },
  };
}

/** Bytes have no number for a cell without a value. */
function withGaps(store: Store, missing: Column['missing'], chunks: readonly Chunk[]): Store {
  const mayLack = chunks.some(({ leaf, place }) => leaf.definition > 0 && place.nulls === undefined);
  return missing !== null || (mayLack && isLarge(chunks)) ? widerStore(store, 'float32') : store;
}

function sameIn(typed: TypedColumns | undefined, { name }: TypedColumn): TypedColumn {
  const same = typed?.columns.find((column) => column.name === name);
  if (same === undefined) throw new RangeError(`no column ${name}`);
  return same;
}

function checkAlike(own: TypedColumns, others: TypedColumns, first: Shard, shard: Shard): void {
  const kinds = (typed: TypedColumns) => new Map(typed.columns.map(({ name, kind }) => [name, kind]));
  const [expected, found] = [kinds(own), kinds(others)];
  for (const [name, kind] of [...expected, ...found]) {
    if (expected.get(name) === found.get(name)) continue;
    const where = expected.has(name)
      ? `a column ${name} of ${kind} as in ${first.path}`
      : `no column ${name}, as in ${first.path}`;
    throw new DatasetError(
      `${shard.path}: expected ${where}, found ${found.get(name) ?? 'none'}; put files of one table into one folder, or take this one out`,
    );
  }
}

/** Columns that are left out for one reason, together. */
function merged(leftOut: readonly LeftOut[]): LeftOut[] {
  const byReason = new Map<string, LeftOut>();
  for (const left of leftOut) {
    const names = [...(byReason.get(left.why)?.names ?? []), ...left.names];
    byReason.set(left.why, { ...left, names, count: names.length });
  }
  return [...byReason.values()];
}
