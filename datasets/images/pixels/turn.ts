import { type Pixels, valuesLike } from './pixels.ts';

/**
 * Turns a picture upright. `orientation` is that of EXIF and TIFF: 1 is upright, 3 upside down, 6 and 8 a quarter turn,
 * 2, 4, 5 and 7 mirrored.
 */
export function turn(pixels: Pixels, orientation: number): Pixels {
  if (!(orientation >= 2 && orientation <= 8)) return pixels;
  const { width, height, channels, values } = pixels;
  const swapped = orientation >= 5;
  const [newWidth, newHeight] = swapped ? [height, width] : [width, height];
  const upright = valuesLike(values, values.length);
  const mirrored = [2, 3, 7, 8].includes(orientation);
  const flipped = [3, 4, 6, 7].includes(orientation);
  for (let y = 0; y < newHeight; y++) {
    for (let x = 0; x < newWidth; x++) {
      const [a, b] = swapped ? [y, x] : [x, y];
      const [column, row] = [mirrored ? width - 1 - a : a, flipped ? height - 1 - b : b];
      const from = (row * width + column) * channels;
      upright.set(values.subarray(from, from + channels), (y * newWidth + x) * channels);
    }
  }
  return { width: newWidth, height: newHeight, channels, values: upright };
}
