/** How the channels of decoded pixels lie in memory, and how many of them are wanted. */
interface Pixels {
  /** [pixel][channel], `perPixel` bytes each. */
  readonly data: ArrayLike<number>;
  readonly count: number;
  readonly perPixel: 3 | 4;
}

/** The first channels of interleaved pixels as [channel][pixel]. */
export function planes({ data, count, perPixel }: Pixels, channels: 1 | 3): Uint8Array {
  const bytes = new Uint8Array(count * channels);
  for (let channel = 0; channel < channels; channel++) {
    for (let pixel = 0; pixel < count; pixel++) bytes[channel * count + pixel] = data[perPixel * pixel + channel] ?? 0;
  }
  return bytes;
}
