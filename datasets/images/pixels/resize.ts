import { areWhole, type Pixels, valuesLike } from './pixels.ts';

/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The source pixels of one output pixel along an axis: the first of them, and their weights, whose sum is 1. */
interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * Stretches a picture to exactly this size with a triangle filter that widens as the picture shrinks: what Pillow and
 * torchvision call bilinear with antialiasing. First along rows, then along columns, in float64, rounded once at the end.
 */
export function resize(pixels: Pixels, { width, height }: Size): Pixels {
  if (pixels.width === width && pixels.height === height) return pixels;
  const { channels, values } = pixels;
  const columns = tapsOf(pixels.width, width);
  const rows = tapsOf(pixels.height, height);
  const half = areWhole(values) ? 0.5 : 0;
  const resized = valuesLike(values, width * height * channels);
  const narrow = narrowed(pixels, columns, width);
  const line = width * channels;
  for (const [y, { first, weights }] of rows.entries()) {
    for (let x = 0; x < line; x++) {
      let sum = half;
      for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (narrow[(first + k) * line + x] ?? 0);
      resized[y * line + x] = sum;
    }
  }
  return { width, height, channels, values: resized };
}

/** The rows of a picture at their new width: [height, width, channels]. */
function narrowed({ width, height, channels, values }: Pixels, columns: readonly Taps[], newWidth: number) {
  const narrow = new Float64Array(height * newWidth * channels);
  for (let y = 0; y < height; y++) {
    const row = y * width * channels;
    for (const [x, { first, weights }] of columns.entries()) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        const from = row + first * channels + c;
        for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (values[from + k * channels] ?? 0);
        narrow[(y * newWidth + x) * channels + c] = sum;
      }
    }
  }
  return narrow;
}

function tapsOf(from: number, to: number): Taps[] {
  const scale = from / to;
  const support = Math.max(1, scale);
  return Array.from({ length: to }, (_, place) => {
    const centre = (place + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const last = Math.min(from, Math.floor(centre + support + 0.5));
    const weights = Float64Array.from({ length: last - first }, (_, k) =>
      Math.max(0, 1 - Math.abs((first + k + 0.5 - centre) / support)),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}
