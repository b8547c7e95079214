import type { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';
import { unpackBits } from './hybrid.ts';

const LARGEST_BLOCK = 2 ** 16;

/** Reads whole numbers that are written as differences in blocks (DELTA_BINARY_PACKED). Throws ParquetDamage. */
export function readDeltas(reader: ByteReader, out: Int32Array | BigInt64Array): void {
  const block = reader.varint();
  const packs = reader.varint();
  const perPack = block / packs;
  if (!(block <= LARGEST_BLOCK && packs > 0 && perPack % 8 === 0 && perPack > 0)) {
    throw new ParquetDamage(`blocks of ${block} differences in ${packs} packs`);
  }
  reader.varint();
  let value = reader.zigzag();
  if (out.length > 0) put(out, 0, value);
  const differences = new BigInt64Array(perPack);
  for (let done = 1; done < out.length; ) {
    const least = reader.zigzag();
    const widths = reader.take(packs);
    for (let pack = 0; pack < packs && done < out.length; pack++) {
      readPack(reader, widths[pack] ?? 0, differences);
      for (let i = 0; i < perPack && done < out.length; i++) {
        value = BigInt.asIntN(64, value + least + (differences[i] ?? 0n));
        put(out, done++, value);
      }
    }
  }
}

/** Values of lengths that are written as differences, one after the other (DELTA_LENGTH_BYTE_ARRAY). */
export function readDeltaLengths(reader: ByteReader, count: number): Uint8Array[] {
  const lengths = new Int32Array(count);
  readDeltas(reader, lengths);
  return Array.from(lengths, (length) => reader.take(length));
}

/** Values that begin as the one before them does (DELTA_BYTE_ARRAY). */
export function readDeltaBytes(reader: ByteReader, count: number): Uint8Array[] {
  const shared = new Int32Array(count);
  readDeltas(reader, shared);
  const rests = readDeltaLengths(reader, count);
  let before = new Uint8Array();
  return rests.map((rest, i) => {
    const start = shared[i] ?? 0;
    if (start < 0 || start > before.length) throw new ParquetDamage('a value that shares more than there is');
    const value = new Uint8Array(start + rest.length);
    value.set(before.subarray(0, start));
    value.set(rest, start);
    before = value;
    return value;
  });
}

function readPack(reader: ByteReader, bits: number, out: BigInt64Array): void {
  if (bits > 64) throw new ParquetDamage(`differences of ${bits} bits`);
  const bytes = (out.length / 8) * bits;
  // The last pack may be cut off after the values that count.
  const missing = Math.max(0, bytes - reader.left);
  if (bits <= 32 && missing === 0) {
    const small = new Int32Array(out.length);
    unpackBits(reader, bits, small);
    for (let i = 0; i < out.length; i++) out[i] = BigInt((small[i] ?? 0) >>> 0);
  } else {
    for (let i = 0; i < out.length; i++) out[i] = bitsAt(reader, i * bits, bits);
  }
  reader.at += bytes - missing;
}

function bitsAt({ bytes, at }: ByteReader, bit: number, bits: number): bigint {
  let value = 0n;
  const first = Math.floor(bit / 8);
  const last = Math.floor((bit + bits + 7) / 8);
  for (let byte = last - 1; byte >= first; byte--) value = (value << 8n) | BigInt(bytes[at + byte] ?? 0);
  return BigInt.asIntN(64, BigInt.asUintN(bits, value >> BigInt(bit % 8)));
}

function put(out: Int32Array | BigInt64Array, at: number, value: bigint): void {
  if (out instanceof Int32Array) out[at] = Number(BigInt.asIntN(32, value));
  else out[at] = value;
}
