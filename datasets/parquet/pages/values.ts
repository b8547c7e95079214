import type { Leaf } from '../leaf.ts';
import type { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';
import { readDeltaBytes, readDeltaLengths, readDeltas } from './delta.ts';
import { halfFloats } from './halfFloats.ts';
import { readHybrid, unpackBits } from './hybrid.ts';

/** Values as the file's physical types have them; truth values are bytes of 0 and 1, floats of 16 bits are float32. */
export type PageValues =
  | Int32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | readonly Uint8Array[];

/** Encodings as the format numbers them. */
const [PLAIN, PLAIN_DICTIONARY, RLE] = [0, 2, 3];
const [DELTAS, DELTA_LENGTHS, DELTA_BYTES, RLE_DICTIONARY, SPLIT] = [5, 6, 7, 8, 9];

/** Reads the values of a page, those that are absent left out. Throws ParquetDamage. */
export function readValues(
  reader: ByteReader,
  encoding: number,
  leaf: Leaf,
  count: number,
  dictionary: PageValues | undefined,
): PageValues {
  switch (encoding) {
    case PLAIN:
      return readPlain(reader, leaf, count);
    case PLAIN_DICTIONARY:
    case RLE_DICTIONARY:
      return lookUp(reader, count, dictionary);
    case RLE:
      return readTruths(reader, leaf, count);
    case DELTAS:
      return readWhole(reader, leaf, count);
    case DELTA_LENGTHS:
      return readDeltaLengths(reader, count);
    case DELTA_BYTES:
      return readDeltaBytes(reader, count);
    case SPLIT:
      return readSplit(reader, leaf, count);
  }
  throw new ParquetDamage(`values of the unknown encoding ${encoding}`);
}

/** Reads values that stand one after the other. Throws ParquetDamage. */
export function readPlain(reader: ByteReader, leaf: Leaf, count: number): PageValues {
  const { type, type_length: length = 0 } = leaf.element;
  switch (type) {
    case 'FLOAT':
    case 'INT32':
    case 'DOUBLE':
    case 'INT64':
      return asNumbers(type, reader.take(count * widthOf(leaf)).slice());
    case 'BOOLEAN': {
      const truths = new Uint8Array(count);
      unpackBits(reader, 1, truths);
      return truths;
    }
    case 'BYTE_ARRAY':
      if (count * 4 > reader.left) throw new ParquetDamage(`${count} values in ${reader.left} bytes`);
      return Array.from({ length: count }, () => reader.take(reader.uint32()));
    case 'INT96':
      return pieces(reader.take(count * 12), 12);
    case 'FIXED_LEN_BYTE_ARRAY':
      return fixed(reader.take(count * length), leaf);
  }
  throw new ParquetDamage('a column without a type');
}

function asNumbers(type: 'FLOAT' | 'INT32' | 'DOUBLE' | 'INT64', { buffer }: Uint8Array<ArrayBuffer>): PageValues {
  if (type === 'FLOAT') return new Float32Array(buffer);
  if (type === 'INT32') return new Int32Array(buffer);
  return type === 'DOUBLE' ? new Float64Array(buffer) : new BigInt64Array(buffer);
}

function fixed(bytes: Uint8Array, { element }: Leaf): PageValues {
  return element.logical_type?.type === 'FLOAT16' ? halfFloats(bytes) : pieces(bytes, element.type_length ?? 0);
}

function pieces(bytes: Uint8Array, length: number): Uint8Array[] {
  if (length <= 0) throw new ParquetDamage(`values of ${length} bytes`);
  return Array.from({ length: bytes.length / length }, (_, i) => bytes.subarray(i * length, (i + 1) * length));
}

function lookUp(reader: ByteReader, count: number, dictionary: PageValues | undefined): PageValues {
  if (dictionary === undefined) throw new ParquetDamage('a page without the dictionary that it needs');
  const places = new Int32Array(count);
  if (count > 0) readHybrid(reader, reader.byte(), places);
  return picked(dictionary, places);
}

function picked(dictionary: PageValues, places: Int32Array): PageValues {
  if (dictionary instanceof Float32Array) return fill(new Float32Array(places.length), dictionary, places);
  if (dictionary instanceof Float64Array) return fill(new Float64Array(places.length), dictionary, places);
  if (dictionary instanceof Int32Array) return fill(new Int32Array(places.length), dictionary, places);
  if (dictionary instanceof Uint8Array) return fill(new Uint8Array(places.length), dictionary, places);
  if (dictionary instanceof BigInt64Array) return BigInt64Array.from(places, (place) => entryOf(dictionary, place));
  return Array.from(places, (place) => entryOf(dictionary, place));
}

function fill<T extends Float32Array | Float64Array | Int32Array | Uint8Array>(out: T, from: T, places: Int32Array): T {
  for (let i = 0; i < places.length; i++) out[i] = entryOf(from, places[i] ?? 0);
  return out;
}

function entryOf<T>(dictionary: ArrayLike<T>, place: number): T {
  const entry = dictionary[place];
  if (entry !== undefined) return entry;
  throw new ParquetDamage(`entry ${place} of a dictionary of ${dictionary.length}`);
}

function readTruths(reader: ByteReader, { element }: Leaf, count: number): PageValues {
  if (element.type !== 'BOOLEAN') throw new ParquetDamage('runs of values that are no truth values');
  const truths = new Uint8Array(count);
  reader.uint32();
  readHybrid(reader, 1, truths);
  return truths;
}

function readWhole(reader: ByteReader, { element }: Leaf, count: number): PageValues {
  const out = element.type === 'INT64' ? new BigInt64Array(count) : new Int32Array(count);
  readDeltas(reader, out);
  return out;
}

/** Reads values whose first bytes stand together, then their second bytes, … (BYTE_STREAM_SPLIT). */
function readSplit(reader: ByteReader, leaf: Leaf, count: number): PageValues {
  const width = widthOf(leaf);
  const split = reader.take(count * width);
  const bytes = new Uint8Array(count * width);
  for (let byte = 0; byte < width; byte++) {
    for (let i = 0; i < count; i++) bytes[i * width + byte] = split[byte * count + i] ?? 0;
  }
  const { type } = leaf.element;
  if (type === 'FIXED_LEN_BYTE_ARRAY') return fixed(bytes, leaf);
  if (type === 'FLOAT' || type === 'INT32' || type === 'DOUBLE' || type === 'INT64') return asNumbers(type, bytes);
  throw new ParquetDamage(`split bytes of the type ${type}`);
}

function widthOf({ element: { type, type_length: length = 0 } }: Leaf): number {
  if (type === 'FLOAT' || type === 'INT32') return 4;
  return type === 'DOUBLE' || type === 'INT64' ? 8 : length;
}
