import type { Sharp } from 'sharp';
import { DatasetError } from '../../../datasets/dataset.ts';
import { MOST_PIXELS, tooLarge } from '../../../datasets/images/largestImage.ts';
import { planes } from '../../../datasets/images/planes.ts';
import type { Bytes, DecodedImage } from '../../../datasets/source.ts';

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
    return { width, height, channels, bytes: planes({ data, count: width * height, perPixel: 3 }, channels) };
  } catch (cause) {
    throw new DatasetError(`${path}: ${await complaint(bytes, cause)}`, { cause });
  }
}

/** What is wrong with an image that could not be decoded. */
async function complaint(bytes: Bytes, cause: unknown): Promise<string> {
  const { width, height } = await claimedSize(bytes);
  if (width * height > MOST_PIXELS) return tooLarge(width, height);
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return `expected a whole image file, it cannot be decoded (${reason}); replace or remove it`;
}

/** The size in a file's header, 0 × 0 where it has none. Only refused files are asked: it takes a third of the time of decoding. */
async function claimedSize(bytes: Bytes): Promise<{ width: number; height: number }> {
  const sharp = await loadSharp();
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return { width: 0, height: 0 };
  }
}

/** Loads sharp for the first image: most data sets have none, and loading takes a fifth of a second. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  // For thousands of small images libvips gains nothing from threads within one, nor from a cache: none comes twice.
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

/** Reads the colour space from the file, only where no pixel has colour: it takes a third of the time of decoding. */
async function isGrey(image: Sharp): Promise<boolean> {
  const { space } = await image.metadata();
  return space === 'b-w' || space === 'grey16';
}
