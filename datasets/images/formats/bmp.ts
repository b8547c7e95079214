import { hasColour } from '../pixels/grey.ts';
import type { Pixels } from '../pixels/pixels.ts';
import { type BmpHeader, bmpHeader } from './bmpHeader.ts';
import { runLengths } from './bmpRuns.ts';
import { PictureRefusal } from './refusal.ts';

/**
 * Decodes a Windows bitmap of 1, 4, 8, 16, 24 or 32 bits, with a palette, masks or run lengths, to red, green and blue,
 * with alpha where it has any. Throws PictureRefusal.
 */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const header = bmpHeader(bytes);
  const { width, height, bits, topDown } = header;
  const numbers = header.runs ? runLengths(bytes, header) : plainNumbers(bytes, header);
  const colour = bits <= 8 ? paletteColour(bytes, header) : maskedColour(header);
  const channels = bits > 8 && header.masks[3] !== 0 ? 4 : 3;
  const values = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = (topDown ? row : height - 1 - row) * width;
    for (let x = 0; x < width; x++) colour(numbers[from + x] ?? 0, values, (row * width + x) * channels);
  }
  return withoutEmptyAlpha({ width, height, channels, values });
}

/** A palette of greys makes a grey picture; it has no alpha that counts. */
export function isGreyBmp(bytes: Uint8Array, pixels: Pixels): boolean {
  return bmpHeader(bytes).bits <= 8 && !hasColour(pixels);
}

/** The number of each pixel, rows as they lie in the file. */
function plainNumbers(bytes: Uint8Array, { width, height, bits, start }: BmpHeader): Uint32Array {
  const line = 4 * Math.ceil((width * bits) / 32);
  if (start + line * (height - 1) + Math.ceil((width * bits) / 8) > bytes.length)
    throw new PictureRefusal('it is cut off');
  const numbers = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) numbers[row * width + x] = numberAt(bytes, start + row * line, x, bits);
  }
  return numbers;
}

function numberAt(bytes: Uint8Array, line: number, x: number, bits: number): number {
  if (bits < 8) {
    const bit = x * bits;
    return ((bytes[line + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
  }
  let number = 0;
  for (let i = bits / 8 - 1; i >= 0; i--) number = number * 256 + (bytes[line + (x * bits) / 8 + i] ?? 0);
  return number;
}

/** Writes the colour of a pixel's number. */
type Colour = (number: number, values: Uint8Array, at: number) => void;

function paletteColour(bytes: Uint8Array, { palette, colours, entryBytes }: BmpHeader): Colour {
  return (number, values, at) => {
    if (number >= colours) throw new PictureRefusal(`a pixel has colour ${number}, which its palette lacks`);
    const from = palette + number * entryBytes;
    for (let c = 0; c < 3; c++) values[at + c] = bytes[from + 2 - c] ?? 0;
  };
}

function maskedColour({ masks }: BmpHeader): Colour {
  const channels = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, stretch: mask === 0 ? 0 : 255 / (mask >>> shift) };
  });
  const used = channels.slice(0, masks[3] === 0 ? 3 : 4);
  return (number, values, at) => {
    for (const [c, { mask, shift, stretch }] of used.entries()) {
      values[at + c] = ((number & mask) >>> shift) * stretch + 0.5;
    }
  };
}

/** Many programs write alpha as 0 throughout and mean opaque. */
function withoutEmptyAlpha(pixels: Pixels): Pixels {
  const { channels, values } = pixels;
  if (channels !== 4) return pixels;
  for (let i = 3; i < values.length; i += 4) if (values[i] !== 0) return pixels;
  return { ...pixels, values: values.map((value, i) => (i % 4 === 3 ? 255 : value)) };
}
