import type { Pixels, PixelValues } from '../pixels/pixels.ts';
import { checkSize, PictureRefusal } from './refusal.ts';

/** Decodes a picture of Netpbm, P1 to P6, in words or in bytes, to 8 or 16 bits. Throws PictureRefusal. */
export function decodePnm(bytes: Uint8Array): Pixels {
  const type = (bytes[1] ?? 0) - 0x30;
  const words = new PnmWords(bytes, 2);
  const [width, height] = [words.next(), words.next()];
  const largest = type === 1 || type === 4 ? 1 : words.next();
  checkSize(width, height);
  if (!(largest >= 1 && largest <= 65535)) throw new PictureRefusal(`its header says values up to ${largest}`);
  const channels = type === 3 || type === 6 ? 3 : 1;
  const read = type <= 3 ? wordReader(words, type) : byteReader(bytes, words.at + 1, type, width, largest);
  const white = largest <= 255 ? 255 : 65535;
  const values: PixelValues = new (white === 255 ? Uint8Array : Uint16Array)(width * height * channels);
  for (let i = 0; i < values.length; i++) {
    const value = read(i);
    if (!(value <= largest)) throw new PictureRefusal(`it is cut off, or has a value above ${largest}`);
    const grey = type === 1 || type === 4 ? 1 - value : value;
    values[i] = (grey * white) / largest + 0.5;
  }
  return { width, height, channels, values };
}

/** Reads numbers between spaces and comments, which begin with #. */
class PnmWords {
  constructor(
    private readonly bytes: Uint8Array,
    /** Where the next number is looked for; after one, the byte behind it. */
    public at: number,
  ) {}

  next(): number {
    this.skip();
    let number = Number.NaN;
    for (let digit = this.digit(); digit !== undefined; digit = this.digit()) {
      number = (Number.isNaN(number) ? 0 : number * 10) + digit;
      this.at++;
    }
    return number;
  }

  /** A single digit: pixels of P1 need no space between them. */
  nextDigit(): number {
    this.skip();
    const digit = this.digit() ?? Number.NaN;
    this.at++;
    return digit;
  }

  private digit(): number | undefined {
    const byte = this.bytes[this.at] ?? 0;
    return byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : undefined;
  }

  private skip(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === 0x23) while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a) this.at++;
      else if (byte > 0x20) return;
    }
  }
}

function wordReader(words: PnmWords, type: number): () => number {
  return type === 1 ? () => words.nextDigit() : () => words.next();
}

/** Values of 16 bits have the larger byte first; eight pixels of black and white share a byte. */
function byteReader(bytes: Uint8Array, start: number, type: number, width: number, largest: number) {
  const lineBytes = Math.ceil(width / 8);
  const bit = (i: number) => {
    const [row, x] = [Math.floor(i / width), i % width];
    return ((bytes[start + row * lineBytes + (x >> 3)] ?? Number.NaN) >> (7 - (x & 7))) & 1;
  };
  if (type === 4)
    return (i: number) => (start + Math.floor(i / width) * lineBytes < bytes.length ? bit(i) : Number.NaN);
  if (largest <= 255) return (i: number) => bytes[start + i] ?? Number.NaN;
  return (i: number) => (bytes[start + 2 * i] ?? Number.NaN) * 256 + (bytes[start + 2 * i + 1] ?? Number.NaN);
}
