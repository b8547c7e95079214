import type { Sharp } from 'sharp';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { Bytes, DecodedImage } from '../../../datasets/source.ts';

/** A small file may claim a picture that fills the memory; no image that is trained on is larger. */
const MOST_PIXELS = 4096 * 4096;

/**
 * Decodes an image file to 8 bits in one grey or three colour channels, transparency on black.
 * DatasetError where the file is no image, is too large, or is cut off or damaged anywhere.
 */
export async function decodeImage(bytes: Bytes, path: string): Promise<DecodedImage> {
  const sharp = await loadSharp();
  try {
    const image = sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS });
    const pipeline = image.flatten({ background: '#000' }).raw();
    const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
    const channels = hasColour(data) || !(await isGrey(sharp(bytes))) ? 3 : 1;
    const { width, height } = info;
    return { width, height, channels, bytes: planar(data, width * height, channels) };
  } catch (cause) {
    throw new DatasetError(`${path}: ${await complaint(bytes, cause)}`, { cause });
  }
}

/** What is wrong with an image that could not be decoded. */
async function complaint(bytes: Bytes, cause: unknown): Promise<string> {
  const { width, height } = await claimedSize(bytes);
  if (width * height > MOST_PIXELS) {
    return `expected an image of at most ${MOST_PIXELS} pixels, found ${width} × ${height}; make it smaller or remove it`;
  }
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return `expected a whole image file, it cannot be decoded (${reason}); replace or remove it`;
}

/** The size in a file's header, nothing where it has none. Asked of refused files only: it takes a third of decoding. */
async function claimedSize(bytes: Bytes): Promise<{ width: number; height: number }> {
  const sharp = await loadSharp();
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return { width: 0, height: 0 };
  }
}

/** Loaded for the first image: most data sets have none, and it takes a fifth of a second. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // Thousands of small images: libvips gains nothing from threads within one, and will not see one twice.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/** Whether any pixel of red, green and blue bytes is not grey. */
function hasColour(data: Uint8Array): boolean {
  for (let i = 0; i < data.length; i += 3) {
    if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) return true;
  }
  return false;
}

/** Asked of the file only where no pixel has colour, since it takes a third of the time of decoding. */
async function isGrey(image: Sharp): Promise<boolean> {
  const { space } = await image.metadata();
  return space === 'b-w' || space === 'grey16';
}

/** The first channels of [pixel][red, green, blue] as [channel][pixel]. */
function planar(data: Uint8Array, pixels: number, channels: 1 | 3): Uint8Array {
  const bytes = new Uint8Array(pixels * channels);
  for (let channel = 0; channel < channels; channel++) {
    for (let pixel = 0; pixel < pixels; pixel++) bytes[channel * pixels + pixel] = data[3 * pixel + channel] ?? 0;
  }
  return bytes;
}
