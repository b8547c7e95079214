import type { ImageShape } from '../../../datasets/dataset.ts';

/** A thumbnail is at most so wide and high. */
const MOST_PIXELS = 64;

/** Pixels of a sample's thumbnail: its own, or fewer with the same aspect; a square for a row of numbers. */
export function thumbnailSize(image: ImageShape): { readonly width: number; readonly height: number } {
  if (isRow(image)) return { width: MOST_PIXELS, height: MOST_PIXELS };
  const scale = Math.min(1, MOST_PIXELS / Math.max(image.width, image.height));
  const [width = 1, height = 1] = [image.width, image.height].map((size) => Math.max(1, Math.round(size * scale)));
  return { width, height };
}

/** Whether samples are rows of numbers and not images. */
export function isRow({ width, height }: ImageShape): boolean {
  return width === 1 || height === 1;
}
