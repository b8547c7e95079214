import { PictureRefusal } from './refusal.ts';

const CLEAR = 256;
const END = 257;
const FIRST_ENTRY = 258;
const MOST_ENTRIES = 4096;

/** LZW as TIFF has it (TIFF 6.0, section 13): codes begin at the high bit, and grow one code early. */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const output = new LzwOutput(length);
  let [bit, width] = [0, 9];
  while (!output.isFull) {
    const code = bitsAt(packed, bit, width);
    bit += width;
    if (code === undefined || code === END) throw new PictureRefusal('its pixels are cut off');
    if (code === CLEAR) output.clear();
    else output.put(code);
    width = output.codeWidth;
  }
  return output.bytes;
}

/** Bytes that codes are unpacked to. Entries of the table are places in them: what a code wrote, and the byte after it. */
class LzwOutput {
  readonly bytes: Uint8Array;
  private readonly starts = new Uint32Array(MOST_ENTRIES);
  private readonly lengths = new Uint16Array(MOST_ENTRIES);
  private next = FIRST_ENTRY;
  private previous = -1;
  private filled = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  get isFull(): boolean {
    return this.filled >= this.bytes.length;
  }

  get codeWidth(): number {
    if (this.next < 511) return 9;
    if (this.next < 1023) return 10;
    return this.next < 2047 ? 11 : 12;
  }

  clear(): void {
    [this.next, this.previous] = [FIRST_ENTRY, -1];
  }

  /** Writes what a code stands for; one that is not in the table yet is the previous one and its first byte again. */
  put(code: number): void {
    const start = this.filled;
    const isKnown = code < 256 || code < this.next;
    if (!isKnown && (code !== this.next || this.previous < 0)) throw new PictureRefusal('its pixels are damaged');
    this.write(isKnown ? code : this.previous);
    if (!isKnown && !this.isFull) this.bytes[this.filled++] = this.bytes[start] ?? 0;
    if (this.previous >= 0 && this.next < MOST_ENTRIES) {
      const length = this.lengthOf(this.previous);
      this.starts[this.next] = start - length;
      this.lengths[this.next++] = length + 1;
    }
    this.previous = code;
  }

  private write(code: number): void {
    const start = this.starts[code] ?? 0;
    if (code < 256) this.bytes[this.filled] = code;
    else this.bytes.copyWithin(this.filled, start, start + this.lengthOf(code));
    this.filled += this.lengthOf(code);
  }

  private lengthOf(code: number): number {
    return code < 256 ? 1 : (this.lengths[code] ?? 0);
  }
}

function bitsAt(bytes: Uint8Array, bit: number, width: number): number | undefined {
  const at = bit >> 3;
  if (bit + width > 8 * bytes.length) return undefined;
  const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  return (three >> (24 - (bit & 7) - width)) & ((1 << width) - 1);
}
