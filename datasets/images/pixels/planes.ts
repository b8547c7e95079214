import { type Pixels, type PixelValues, valuesLike } from './pixels.ts';

/** The values of a picture as [channels, height, width]. */
export function planes({ width, height, channels, values }: Pixels): PixelValues {
  if (channels === 1) return values;
  const count = width * height;
  const ordered = valuesLike(values, values.length);
  for (let channel = 0; channel < channels; channel++) {
    for (let pixel = 0; pixel < count; pixel++) {
      ordered[channel * count + pixel] = values[channels * pixel + channel] ?? 0;
    }
  }
  return ordered;
}
