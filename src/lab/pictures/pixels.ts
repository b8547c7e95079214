import type { ImageShape } from '../../../datasets/dataset.ts';

/** A sample's bytes, [channel, row, column], as an image for a canvas; one channel is grey. */
export function imageOf(bytes: Uint8Array, { width, height, channels }: ImageShape): ImageData {
  const image = new ImageData(width, height);
  const pixels = width * height;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      image.data[4 * pixel + channel] = bytes[Math.min(channel, channels - 1) * pixels + pixel] ?? 0;
    }
    image.data[4 * pixel + 3] = 255;
  }
  return image;
}
