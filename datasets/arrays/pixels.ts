import { DatasetError, type ImageShape } from '../dataset.ts';
import type { NumberArray } from './decodeNumbers.ts';
import type { NpyArray } from './npyArray.ts';
import { shapeWords } from './npyHeader.ts';

/** What the samples of an array are, and whether the channels of a pixel lie beside each other. */
export interface Pixels {
  /** `null` for plain rows of numbers. */
  readonly image: ImageShape | null;
  readonly channelsLast: boolean;
}

/**
 * What the axes after the first one are: numbers, rows and columns, or these with 1 or 3 channels first or last, first where
 * both ends could be channels. DatasetError for other shapes.
 */
export function pixelsOf({ file, shape }: NpyArray): Pixels {
  const [a = 0, b = 0, c = 0] = shape.slice(1);
  if (shape.length === 2) return { image: null, channelsLast: false };
  if (shape.length === 3) return { image: { channels: 1, height: a, width: b }, channelsLast: false };
  if (shape.length > 4) throw wrongShape(file, shape, 'an array of 2 to 4 axes, samples first');
  if (a === 1 || a === 3) return { image: { channels: a, height: b, width: c }, channelsLast: false };
  if (c === 1 || c === 3) return { image: { channels: c, height: a, width: b }, channelsLast: c > 1 };
  throw wrongShape(file, shape, '1 or 3 channels, first or last');
}

/** Pixels with their channels side by side, put so that each channel is a plane: [samples, channels, height, width]. */
export function inPlanes(values: NumberArray, { width, height, channels }: ImageShape): NumberArray {
  const planes = values.slice();
  const pixels = width * height;
  const samples = values.length / (pixels * channels);
  for (let sample = 0, from = 0; sample < samples; sample++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let c = 0; c < channels; c++) planes[(sample * channels + c) * pixels + pixel] = values[from++] ?? 0;
    }
  }
  return planes;
}

function wrongShape(file: string, shape: readonly number[], expected: string): DatasetError {
  return new DatasetError(
    `${file}: expected ${expected}, found the shape ${shapeWords(shape)}; save it after .reshape(len(x), -1) to have plain rows of numbers`,
  );
}
