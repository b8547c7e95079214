import { type Pixels, valuesLike } from './pixels.ts';

/**
 * Luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B. Bytes become what Pillow's `convert('L')` gives, whose weights are
 * these times 2^16, rounded.
 */
export function grey(pixels: Pixels & { readonly channels: 1 | 3 }): Pixels & { readonly channels: 1 } {
  const { width, height, channels, values } = pixels;
  if (channels === 1) return { ...pixels, channels };
  const luma = valuesLike(values, width * height);
  const half = values instanceof Float32Array ? 0 : 0x8000;
  for (let pixel = 0; pixel < luma.length; pixel++) {
    const [red = 0, green = 0, blue = 0] = [values[3 * pixel], values[3 * pixel + 1], values[3 * pixel + 2]];
    luma[pixel] = (red * 19595 + green * 38470 + blue * 7471 + half) / 0x10000;
  }
  return { width, height, channels: 1, values: luma };
}

/** Whether any pixel of red, green and blue is not grey. */
export function hasColour({ channels, values }: Pixels): boolean {
  if (channels < 3) return false;
  for (let i = 0; i < values.length; i += channels) {
    if (values[i] !== values[i + 1] || values[i] !== values[i + 2]) return true;
  }
  return false;
}

/** The first channel alone, for pixels whose channels of colour are equal. */
export function firstOfColours({ width, height, channels, values }: Pixels): Pixels {
  const kept = channels === 4 ? 2 : 1;
  const grey = valuesLike(values, width * height * kept);
  for (let pixel = 0; pixel < width * height; pixel++) {
    grey[pixel * kept] = values[pixel * channels] ?? 0;
    if (kept === 2) grey[pixel * kept + 1] = values[pixel * channels + 3] ?? 0;
  }
  return { width, height, channels: kept, values: grey };
}
