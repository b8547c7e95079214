import type { Leaf } from '../leaf.ts';
import { ByteReader } from './byteReader.ts';
import type { Decompress } from './compression.ts';
import { ParquetDamage } from './damage.ts';
import { readLevels } from './hybrid.ts';
import type { PageHeader } from './pageHeader.ts';
import { type PageValues, readValues } from './values.ts';

/** A page of a column. */
export interface Page {
  /** Values, and cells without one. */
  readonly entries: number;
  /** How many of an entry's lists go on from the entry before; 0 begins a row. Undefined for a column without lists. */
  readonly repetition: Uint8Array | undefined;
  /** The definition level of each entry; undefined where every entry has a value. */
  readonly definition: Uint8Array | undefined;
  /** The values of the entries that have one. */
  readonly values: PageValues;
}

/** How the pages of a column are decoded. */
export interface PageReading {
  readonly leaf: Leaf;
  readonly decompress: Decompress;
  readonly dictionary: PageValues | undefined;
  /** Whether the values are passed over, and `values` is empty. */
  readonly levelsOnly?: boolean;
}

/** Decodes a page of data. Throws ParquetDamage. */
export function readPage(header: PageHeader, packed: Uint8Array, reading: PageReading): Page {
  const { leaf, decompress, dictionary, levelsOnly = false } = reading;
  const { repetition, definition, reader } =
    header.kind === 'dataV2' ? splitV2(header, packed, decompress) : splitV1(header, packed, leaf, decompress);
  const entries = header.values;
  const levels = leaf.definition > 0 ? readLevels(definition, leaf.definition, entries) : undefined;
  const count = levels === undefined ? entries : countOf(levels, leaf.definition);
  return {
    entries,
    repetition: leaf.lists.length > 0 ? repetitionOf(repetition, leaf, entries) : undefined,
    definition: levels,
    values: levelsOnly ? [] : readValues(reader, header.encoding, leaf, count, dictionary),
  };
}

interface Parts {
  readonly repetition: Uint8Array;
  readonly definition: Uint8Array;
  /** Stands where the values begin. */
  readonly reader: ByteReader;
}

function splitV1(header: PageHeader, packed: Uint8Array, leaf: Leaf, decompress: Decompress): Parts {
  const reader = new ByteReader(decompress(packed, header.unpacked));
  const levels = () => reader.take(reader.uint32());
  return {
    repetition: leaf.lists.length > 0 ? levels() : new Uint8Array(),
    definition: leaf.definition > 0 ? levels() : new Uint8Array(),
    reader,
  };
}

function splitV2({ levels, unpacked, compressed }: PageHeader, packed: Uint8Array, decompress: Decompress): Parts {
  const reader = new ByteReader(packed);
  const repetition = reader.take(levels.repetition);
  const definition = reader.take(levels.definition);
  const rest = reader.take(reader.left);
  const bytes = unpacked - levels.repetition - levels.definition;
  if (bytes < 0) throw new ParquetDamage('a page whose levels are longer than itself');
  return { repetition, definition, reader: new ByteReader(compressed ? decompress(rest, bytes) : rest) };
}

/** All entries of one list of one row are not worth a case of their own. */
function repetitionOf(bytes: Uint8Array, { lists }: Leaf, entries: number): Uint8Array {
  return readLevels(bytes, lists.length, entries) ?? new Uint8Array(entries).fill(lists.length);
}

function countOf(levels: Uint8Array, largest: number): number {
  let count = 0;
  for (let i = 0; i < levels.length; i++) if (levels[i] === largest) count++;
  return count;
}
