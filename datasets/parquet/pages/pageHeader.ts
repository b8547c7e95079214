import type { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';
import { readStruct, type ThriftStruct } from './thrift.ts';

/** The most bytes that a page may unpack to, and the most values that it may have: pages are read one at a time. */
const MOST_BYTES = 2 ** 29;
const MOST_VALUES = 2 ** 26;

/** What stands in front of a page. */
export interface PageHeader {
  /** Version 2 keeps levels apart from values and unpacked; `other` is skipped. */
  readonly kind: 'data' | 'dataV2' | 'dictionary' | 'other';
  /** Bytes of the page as it lies in the file, without the header. */
  readonly packed: number;
  readonly unpacked: number;
  /** Entries of the page, cells without a value included. */
  readonly values: number;
  /** Number of the encoding, as the format counts them. */
  readonly encoding: number;
  /** Bytes of the levels, of a page of version 2. */
  readonly levels: { readonly definition: number; readonly repetition: number };
  /** Whether the values are packed, of a page of version 2. */
  readonly compressed: boolean;
}

const KINDS = [
  { kind: 'data', field: 5, encoding: 2 },
  { kind: 'other', field: 6, encoding: 2 },
  { kind: 'dictionary', field: 7, encoding: 2 },
  { kind: 'dataV2', field: 8, encoding: 4 },
] as const;

/** Reads the header of a page. Throws ParquetDamage where it is none, or of a page that is too large. */
export function readPageHeader(reader: ByteReader): PageHeader {
  const fields = readStruct(reader);
  const { kind, field, encoding } = KINDS[numberOf(fields, 1)] ?? KINDS[1];
  const inner = fields.get(field);
  const details: ThriftStruct = inner instanceof Map ? inner : new Map();
  if (kind !== 'other' && details.size === 0) throw new ParquetDamage('a page without a header of its kind');
  return {
    kind,
    unpacked: atMost(numberOf(fields, 2), MOST_BYTES, 'bytes'),
    packed: atMost(numberOf(fields, 3), MOST_BYTES, 'bytes'),
    values: kind === 'other' ? 0 : atMost(numberOf(details, 1), MOST_VALUES, 'values'),
    encoding: kind === 'other' ? 0 : numberOf(details, encoding),
    levels:
      kind === 'dataV2'
        ? { definition: numberOf(details, 5), repetition: numberOf(details, 6) }
        : { definition: 0, repetition: 0 },
    compressed: details.get(7) !== false,
  };
}

function numberOf(fields: ThriftStruct, id: number): number {
  const value = fields.get(id);
  if (typeof value === 'number') return value;
  throw new ParquetDamage(`the header of a page lacks its field ${id}`);
}

function atMost(value: number, most: number, what: string): number {
  if (value >= 0 && value <= most) return value;
  throw new ParquetDamage(`a page of ${value} ${what}, where at most ${most} are read`);
}
