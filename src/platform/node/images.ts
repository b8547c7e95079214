import type { Sharp } from 'sharp';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { DecodedFile } from '../../../datasets/images/formats/decodedFile.ts';
import { decodeHere, type OwnKind } from '../../../datasets/images/formats/decodeHere.ts';
import { framesOf } from '../../../datasets/images/formats/frames.ts';
import { isGreyFile } from '../../../datasets/images/formats/greyFile.ts';
import { type PictureKind, pictureKind } from '../../../datasets/images/formats/pictureKind.ts';
import { pngDepth } from '../../../datasets/images/formats/pngHeader.ts';
import { refusalWords } from '../../../datasets/images/formats/refusal.ts';
import { isDeepTiff, tiffPages } from '../../../datasets/images/formats/tiff.ts';
import { MOST_PIXELS, tooLarge } from '../../../datasets/images/largestImage.ts';
import { asPicture } from '../../../datasets/images/pixels/asPicture.ts';
import { hasColour } from '../../../datasets/images/pixels/grey.ts';
import type { Pixels } from '../../../datasets/images/pixels/pixels.ts';
import type { Bytes, DecodedImage, PictureWishes } from '../../../datasets/source.ts';

/**
 * Decodes an image file, upright and on white, in one grey or three colour channels: sharp decodes to 8 bits, and this
 * program's own decoders whatever has more or what sharp does not know. DatasetError where the file is no image that is
 * decoded, is too large, or is cut off or damaged anywhere.
 */
export async function decodeImage(bytes: Bytes, path: string, wishes?: PictureWishes): Promise<DecodedImage> {
  try {
    const kind = pictureKind(bytes);
    const own = ownKind(bytes, kind);
    return asPicture(own ? decodeHere(bytes, own) : await decodeBySharp(bytes, kind), wishes);
  } catch (cause) {
    throw new DatasetError(`${path}: ${refusalWords(cause)}`, { cause });
  }
}

/** Sharp would round more than 8 bits. */
function ownKind(bytes: Bytes, kind: PictureKind): OwnKind | undefined {
  if (kind === 'BMP' || kind === 'PNM') return kind;
  const deep = (kind === 'PNG' && pngDepth(bytes) > 8) || (kind === 'TIFF' && isDeepTiff(bytes));
  return deep ? kind : undefined;
}

async function decodeBySharp(bytes: Bytes, kind: PictureKind): Promise<DecodedFile> {
  const sharp = await loadSharp();
  const image = sharp(bytes, { failOn: 'warning', limitInputPixels: MOST_PIXELS });
  const { data, info } = await image
    .autoOrient()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(async (cause: unknown) => {
      throw await complaint(bytes, cause);
    });
  const { width, height, channels } = info;
  const pixels: Pixels = { width, height, channels, values: data };
  const grey = !hasColour(pixels) && (isGreyFile(bytes, kind) ?? (await hasGreySpace(sharp(bytes))));
  return { pixels, grey, frames: kind === 'TIFF' ? tiffPages(bytes) : framesOf(bytes, kind) };
}

/** The header's claim where that is what is wrong: sharp's own words do not state the limit. */
async function complaint(bytes: Bytes, cause: unknown): Promise<unknown> {
  const { width, height } = await claimedSize(bytes);
  return width * height > MOST_PIXELS ? new DatasetError(tooLarge(width, height), { cause }) : cause;
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

/** Reads the colour space from the file, only where its first bytes do not tell: it takes a third of the time of decoding. */
async function hasGreySpace(image: Sharp): Promise<boolean> {
  const { space } = await image.metadata();
  return space === 'b-w' || space === 'grey16';
}
