import type { Pixels } from '../pixels/pixels.ts';
import { turn } from '../pixels/turn.ts';
import { inflateParts } from './inflate.ts';
import { type PngChunks, pngChunks } from './pngChunks.ts';
import { type PngHeader, pngHeader, rawBytes } from './pngHeader.ts';
import { samplesOf } from './pngSamples.ts';
import { PictureRefusal } from './refusal.ts';
import { orientationIn } from './tiffTags.ts';

const PALETTE = 3;

/** Decodes a PNG file of any colour type, depth and interlacing to 8 or 16 bits, upright. Throws PictureRefusal. */
export function decodePng(bytes: Uint8Array): Pixels {
  const chunks = pngChunks(bytes);
  const header = pngHeader(chunks.header);
  const samples = samplesOf(inflateParts(chunks.data, rawBytes(header)), header);
  const pixels =
    header.colourType === PALETTE ? fromPalette(samples, header, chunks) : fromSamples(samples, header, chunks);
  return turn(pixels, chunks.exif ? orientationIn(chunks.exif) : 1);
}

function fromPalette(
  indices: Uint8Array | Uint16Array,
  { width, height }: PngHeader,
  { palette, alpha }: PngChunks,
): Pixels {
  if (palette === undefined) throw new PictureRefusal('its palette is missing');
  const channels = alpha ? 4 : 3;
  const values = new Uint8Array(width * height * channels);
  for (const [pixel, index] of indices.entries()) {
    if (3 * index + 2 >= palette.length)
      throw new PictureRefusal(`a pixel has colour ${index}, which its palette lacks`);
    values.set(palette.subarray(3 * index, 3 * index + 3), channels * pixel);
    if (alpha) values[channels * pixel + 3] = alpha[index] ?? 255;
  }
  return { width, height, channels, values };
}

/** Fewer than 8 bits are stretched so that the largest value is white; one colour may stand for transparency. */
function fromSamples(
  samples: Uint8Array | Uint16Array,
  { width, height, depth, channels }: PngHeader,
  { alpha }: PngChunks,
): Pixels {
  const stretch = depth < 8 ? 255 / (2 ** depth - 1) : 1;
  const plain = {
    width,
    height,
    channels: channels as Pixels['channels'],
    values: stretch === 1 ? samples : samples.map((value) => value * stretch),
  };
  if (alpha === undefined || channels === 2 || channels === 4) return plain;
  const clear = Array.from({ length: channels }, (_, c) => ((alpha[2 * c] ?? 0) << 8) | (alpha[2 * c + 1] ?? 0));
  return withClearColour(plain, samples, clear);
}

function withClearColour(
  { width, height, channels, values }: Pixels,
  samples: ArrayLike<number>,
  clear: readonly number[],
): Pixels {
  const withAlpha = channels === 1 ? 2 : 4;
  const white = values instanceof Uint16Array ? 65535 : 255;
  const all = white === 255 ? new Uint8Array(width * height * withAlpha) : new Uint16Array(width * height * withAlpha);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    all.set(values.subarray(from, from + channels), pixel * withAlpha);
    all[pixel * withAlpha + channels] = clear.every((value, c) => samples[from + c] === value) ? 0 : white;
  }
  return { width, height, channels: withAlpha, values: all };
}
