import { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';

/** The bits that the numbers up to `largest` take. */
export function bitsFor(largest: number): number {
  return 32 - Math.clz32(largest);
}

/**
 * Reads small numbers in runs of equal ones and in packs of 8, as many as `out` holds. A run never writes beyond `out`,
 * however long it says it is. Throws ParquetDamage.
 */
export function readHybrid(reader: ByteReader, bits: number, out: Uint8Array | Int32Array): void {
  if (bits > 32) throw new ParquetDamage(`numbers of ${bits} bits`);
  for (let done = 0; done < out.length; ) {
    const header = reader.varint();
    const left = out.length - done;
    if (header % 2 === 0) {
      const count = Math.min(header / 2, left);
      out.fill(readEqual(reader, bits), done, done + count);
      done += count;
    } else {
      const count = Math.min(((header - 1) / 2) * 8, left);
      unpackBits(reader, bits, out.subarray(done, done + count));
      reader.at = Math.min(reader.bytes.length, reader.at + ((header - 1) / 2) * bits);
      done += count;
    }
  }
}

/** Levels of the entries of a page; undefined where all are `largest`, which one run says. Throws ParquetDamage. */
export function readLevels(bytes: Uint8Array, largest: number, entries: number): Uint8Array | undefined {
  const reader = new ByteReader(bytes);
  const header = entries === 0 ? 0 : reader.varint();
  if (header % 2 === 0 && header / 2 >= entries && (entries === 0 || reader.byte() === largest)) return undefined;
  const levels = new Uint8Array(entries);
  readHybrid(new ByteReader(bytes), bitsFor(largest), levels);
  // Where all numbers of so many bits are levels, none can be too large.
  for (let i = 0; (largest & (largest + 1)) !== 0 && i < entries; i++) {
    if ((levels[i] ?? 0) > largest) throw new ParquetDamage(`a level ${levels[i]}, where ${largest} is the largest`);
  }
  return levels;
}

/** Unpacks numbers of up to 32 bits, the lowest bits first, and leaves the reader where it is. */
export function unpackBits(reader: ByteReader, bits: number, out: Uint8Array | Int32Array): void {
  if (Math.ceil((out.length * bits) / 8) > reader.left) throw new ParquetDamage('it ends within a pack of numbers');
  const { bytes, at } = reader;
  const mask = bits === 32 ? -1 : 2 ** bits - 1;
  // Eight numbers take whole bytes, so that places within them stay small.
  for (let first = 0, start = at; first < out.length; first += 8, start += bits) {
    const end = Math.min(out.length, first + 8);
    for (let i = first, bit = 0; i < end; i++, bit += bits) {
      const byte = start + (bit >> 3);
      const shift = bit & 7;
      const low = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16);
      let value = (low | ((bytes[byte + 3] ?? 0) << 24)) >>> shift;
      if (shift + bits > 32) value |= (bytes[byte + 4] ?? 0) << (32 - shift);
      out[i] = value & mask;
    }
  }
}

function readEqual(reader: ByteReader, bits: number): number {
  let value = 0;
  for (let shift = 0; shift < bits; shift += 8) value |= reader.byte() << shift;
  return bits === 32 ? value : value & (2 ** bits - 1);
}
