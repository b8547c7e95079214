import type { ColumnChunk, FileMetaData, RowGroup } from 'hyparquet';
import { kindOfContent } from '../fileKind.ts';
import type { RangedFile } from '../source.ts';
import { type Leaf, type SchemaNode, schemaNodes } from './leaf.ts';
import { ByteReader } from './pages/byteReader.ts';
import type { ChunkPlace } from './pages/chunk.ts';
import { ParquetDamage, ParquetRefusal } from './pages/damage.ts';
import { readStruct } from './pages/thrift.ts';

/** What a Parquet file says about itself at its end. */
export interface Footer {
  readonly rows: number;
  readonly columns: readonly SchemaNode[];
  /** For each row group, its chunks by the ordinal of their leaf. */
  readonly groups: readonly (readonly ChunkPlace[])[];
  /** What its writer left with it, by key. */
  readonly metadata: ReadonlyMap<string, string>;
}

const [MAGIC, ENCRYPTED] = ['PAR1', 'PARE'];
const TAIL = 2 ** 16;
const LONGEST = 2 ** 28;
/** As many rows as an index of 32 bits tells apart. */
const MOST_ROWS = 2 ** 32 - 1;
/** Writers of old left the header of the dictionary out when they counted a chunk's bytes. */
const UNCOUNTED = 128;

/** Reads the end of a file. ParquetRefusal where the file is not Parquet or is encrypted, ParquetDamage for the rest. */
export async function readFooter(file: RangedFile): Promise<Footer> {
  const bytes = await footerBytes(file);
  // The library that follows believes the lengths of lists; here none is longer than its bytes.
  readStruct(new ByteReader(bytes));
  const metadata = await describedIn(bytes);
  const columns = schemaNodes(metadata.schema);
  const leaves = leavesOf(columns);
  return {
    rows: rowsOf(metadata),
    columns,
    groups: metadata.row_groups.map((group) => placesOf(group, leaves, file.byteLength)),
    metadata: keyValues(metadata),
  };
}

async function describedIn(bytes: Uint8Array): Promise<FileMetaData> {
  const { parquetMetadata } = await import('hyparquet');
  try {
    return parquetMetadata(withTail(bytes), { geoparquet: false });
  } catch (cause) {
    // What the library says about it means nothing to whoever has the file.
    throw new ParquetDamage('its description cannot be understood', { cause });
  }
}

/** The leaves below nodes, in the order of their chunks. */
export function leavesOf(nodes: readonly SchemaNode[]): Leaf[] {
  return nodes.flatMap(({ leaf, children }) => (leaf ? [leaf] : leavesOf(children)));
}

async function footerBytes(file: RangedFile): Promise<Uint8Array> {
  const size = file.byteLength;
  const tail = new Uint8Array(await file.slice(Math.max(0, size - TAIL), size));
  const magic = new TextDecoder('latin1').decode(tail.subarray(-4));
  if (magic === ENCRYPTED)
    throw new ParquetRefusal('expected a Parquet file, found an encrypted one; write it without encryption');
  if (tail.length < 12 || magic !== MAGIC) throw await notParquet(file);
  const length = new DataView(tail.buffer, tail.length - 8).getUint32(0, true);
  if (length > Math.min(size - 12, LONGEST)) throw new ParquetDamage(`its description takes ${length} bytes`);
  if (length + 8 <= tail.length) return tail.subarray(tail.length - 8 - length, tail.length - 8);
  return new Uint8Array(await file.slice(size - 8 - length, size - 8));
}

async function notParquet(file: RangedFile): Promise<ParquetRefusal> {
  const start = new Uint8Array(await file.slice(0, Math.min(16, file.byteLength)));
  const kind = kindOfContent(start);
  const isCutOff = kind === 'a Parquet file';
  const found = isCutOff ? 'one that is cut off' : (kind ?? (start.length === 0 ? 'an empty file' : 'something else'));
  const step = isCutOff ? 'get it again' : 'check which file lies there';
  return new ParquetRefusal(`expected a whole Parquet file, found ${found}; ${step}`);
}

function withTail(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + 8);
  whole.set(bytes);
  new DataView(whole.buffer).setUint32(bytes.length, bytes.length, true);
  whole.set(new TextEncoder().encode(MAGIC), bytes.length + 4);
  return whole;
}

function rowsOf({ num_rows, row_groups }: FileMetaData): number {
  const rows = countOf(num_rows, MOST_ROWS, 'rows');
  const inGroups = row_groups.reduce((sum, group) => sum + countOf(group.num_rows, MOST_ROWS, 'rows'), 0);
  if (rows === inGroups) return rows;
  throw new ParquetDamage(`${inGroups} rows in its row groups, where ${rows} were expected`);
}

function placesOf({ columns, num_rows }: RowGroup, leaves: readonly Leaf[], byteLength: number): ChunkPlace[] {
  if (columns.length !== leaves.length) {
    throw new ParquetDamage(`a row group of ${columns.length} columns, where ${leaves.length} were expected`);
  }
  const rows = countOf(num_rows, MOST_ROWS, 'rows');
  return leaves.map((leaf, i) => placeOf(columns[i], leaf, rows, byteLength));
}

function placeOf(chunk: ColumnChunk | undefined, leaf: Leaf, rows: number, byteLength: number): ChunkPlace {
  const details = chunk?.meta_data;
  const name = leaf.path.join('.');
  if (details === undefined) throw new ParquetDamage(`the column ${name} is encrypted or lies in another file`);
  if (details.path_in_schema.join('.') !== name) throw new ParquetDamage(`a chunk of another column than ${name}`);
  const entries = countOf(details.num_values, Number.MAX_SAFE_INTEGER, 'values');
  if (leaf.lists.length === 0 && entries !== rows) {
    throw new ParquetDamage(`${entries} values of the column ${name} in ${rows} rows`);
  }
  const end = byteLength - 8;
  const data = countOf(details.data_page_offset, end, 'bytes');
  const dictionary = countOf(details.dictionary_page_offset ?? 0n, end, 'bytes');
  const start = dictionary > 0 ? Math.min(data, dictionary) : data;
  const length = countOf(details.total_compressed_size, end - start, 'bytes') + UNCOUNTED;
  const nulls = details.statistics?.null_count;
  return {
    start,
    end: Math.min(end, start + length),
    codec: details.codec,
    entries,
    rows,
    nulls: nulls === undefined ? undefined : Number(nulls),
  };
}

function countOf(count: unknown, most: number, what: string): number {
  const number = typeof count === 'bigint' || typeof count === 'number' ? Number(count) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= 0 && number <= most) return number;
  throw new ParquetDamage(`it speaks of ${String(count)} ${what}`);
}

function keyValues({ key_value_metadata: pairs = [] }: FileMetaData): ReadonlyMap<string, string> {
  return new Map(pairs.map(({ key, value = '' }) => [key, value]));
}
