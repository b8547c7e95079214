import { ParquetDamage } from './damage.ts';

/** Reads numbers one after the other, and never beyond the end. Throws ParquetDamage. */
export class ByteReader {
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** The next bytes, without a copy. */
  take(count: number): Uint8Array {
    if (!(count >= 0 && count <= this.left)) {
      throw new ParquetDamage(`${count} bytes were expected where ${Math.max(0, this.left)} are left`);
    }
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new ParquetDamage('it ends within a number');
    return byte;
  }

  uint32(): number {
    const at = this.at;
    this.take(4);
    return this.view.getUint32(at, true);
  }

  /** A number of up to 53 bits, seven in each byte. */
  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new ParquetDamage('a number of too many bytes');
  }

  /** A number of up to 64 bits, seven in each byte. */
  varint64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new ParquetDamage('a number of too many bytes');
  }

  /** A signed number of up to 64 bits: 0, −1, 1, −2, … */
  zigzag(): bigint {
    const value = this.varint64();
    return (value >> 1n) ^ -(value & 1n);
  }
}
