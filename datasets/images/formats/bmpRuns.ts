import type { BmpHeader } from './bmpHeader.ts';

const END_OF_LINE = 0;
const END_OF_PICTURE = 1;
const MOVE = 2;

/**
 * The palette colour of each pixel of a bitmap that is packed as run lengths, rows as they lie in the file. Pixels that
 * are skipped have colour 0.
 */
export function runLengths(bytes: Uint8Array, { width, height, bits, start }: BmpHeader): Uint32Array {
  const numbers = new Uint32Array(width * height);
  let [x, y, at] = [0, 0, start];
  const put = (number: number) => {
    if (x < width && y < height) numbers[y * width + x] = number;
    x++;
  };
  const numberOf = (byte: number, i: number) => (bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15);
  while (at + 1 < bytes.length && y < height) {
    const [count = 0, value = 0] = [bytes[at], bytes[at + 1]];
    at += 2;
    if (count > 0) for (let i = 0; i < count; i++) put(numberOf(value, i));
    else if (value === END_OF_LINE) [x, y] = [0, y + 1];
    else if (value === END_OF_PICTURE) break;
    else if (value === MOVE) {
      [x, y] = [x + (bytes[at] ?? 0), y + (bytes[at + 1] ?? 0)];
      at += 2;
    } else {
      const length = bits === 8 ? value : (value + 1) >> 1;
      for (let i = 0; i < value; i++) put(numberOf(bytes[at + (bits === 8 ? i : i >> 1)] ?? 0, i));
      at += length + (length % 2);
    }
  }
  return numbers;
}
