import type { ImageShape } from '../../datasets/dataset.ts';

/** The side of the square that stands for a row of numbers, and the most bars in it. */
const SIDE = 64;

const GROUND = [0x14, 0x18, 0x1f] as const;
const BAR = [0x8f, 0xb0, 0xff] as const;

/** The picture of a row of numbers. */
export const BAR_PICTURE: ImageShape = { width: SIDE, height: SIDE, channels: 3 };

/** Whether samples are rows of numbers and not images. */
export function isRow({ width, height }: ImageShape): boolean {
  return width === 1 || height === 1;
}

/**
 * A row of numbers as bars from left to right, as high as their bytes, [3, 64, 64]; where there are more than 64 numbers,
 * a bar for the largest of each few.
 */
export function barPicture(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(3 * SIDE * SIDE);
  const bars = Math.min(SIDE, bytes.length);
  for (let x = 0; x < SIDE; x++) {
    const bar = Math.floor((x * bars) / SIDE);
    const [from, to] = [bar, bar + 1].map((end) => Math.floor((end * bytes.length) / bars));
    const height = Math.round((Math.max(...bytes.subarray(from, to)) / 255) * (SIDE - 2));
    const isGap = bars <= SIDE / 4 && Math.floor(((x + 1) * bars) / SIDE) > bar;
    for (let y = 0; y < SIDE; y++) {
      const colour = !isGap && SIDE - 1 - y <= height ? BAR : GROUND;
      for (const [channel, value] of colour.entries()) pixels[channel * SIDE * SIDE + y * SIDE + x] = value;
    }
  }
  return pixels;
}
