import { DatasetError } from '../../../datasets/dataset.ts';
import type { DecodedFile } from '../../../datasets/images/formats/decodedFile.ts';
import { decodeHere, type OwnKind } from '../../../datasets/images/formats/decodeHere.ts';
import { framesOf } from '../../../datasets/images/formats/frames.ts';
import { isGreyFile } from '../../../datasets/images/formats/greyFile.ts';
import { type PictureKind, pictureKind } from '../../../datasets/images/formats/pictureKind.ts';
import { hasPngChunk } from '../../../datasets/images/formats/pngChunks.ts';
import { pngDepth } from '../../../datasets/images/formats/pngHeader.ts';
import { PictureRefusal, refusalWords } from '../../../datasets/images/formats/refusal.ts';
import { MOST_PIXELS, tooLarge } from '../../../datasets/images/largestImage.ts';
import { asPicture } from '../../../datasets/images/pixels/asPicture.ts';
import type { Bytes, DecodedImage, PictureWishes } from '../../../datasets/source.ts';

/**
 * Decodes an image file, upright and on white, in one grey or three colour channels: JPEG, WebP, GIF and AVIF by the
 * browser, all others by this program's own decoders, which keep 16 bits and colours below transparency as they are.
 * DatasetError where the file is no image that is decoded, is too large, or is damaged.
 */
export async function decodeImage(bytes: Bytes, path: string, wishes?: PictureWishes): Promise<DecodedImage> {
  try {
    const kind = pictureKind(bytes);
    const own = ownKind(bytes, kind);
    return asPicture(own ? decodeHere(bytes, own) : await decodeByBrowser(bytes, kind), wishes);
  } catch (cause) {
    throw new DatasetError(`${path}: ${refusalWords(cause)}`, { cause });
  }
}

/** Only the browser knows how to convert the colours of a PNG file with a profile. */
function ownKind(bytes: Bytes, kind: PictureKind): OwnKind | undefined {
  if (kind === 'PNG') return pngDepth(bytes) === 8 && hasPngChunk(bytes, 'iCCP') ? undefined : kind;
  return kind === 'TIFF' || kind === 'BMP' || kind === 'PNM' ? kind : undefined;
}

async function decodeByBrowser(bytes: Bytes, kind: PictureKind): Promise<DecodedFile> {
  if (kind === 'JPEG' && !hasEnd(bytes)) throw new PictureRefusal('it is cut off');
  const bitmap = await bitmapOf(bytes);
  const { width, height } = bitmap;
  try {
    if (width * height > MOST_PIXELS) throw new DatasetError(tooLarge(width, height));
    const { values, clear } = pixelsOf(bitmap, kind !== 'JPEG');
    const pixels = { width, height, channels: 4, values } as const;
    const grey = isGreyFile(bytes, kind) ?? false;
    return { pixels, grey, frames: framesOf(bytes, kind), ...(clear && { transparent: true }) };
  } finally {
    bitmap.close();
  }
}

/** Whether a JPEG file has the marker that ends it; browsers show what there is of one that is cut off. */
function hasEnd(bytes: Bytes): boolean {
  for (let at = bytes.length - 2; at > 2; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

async function bitmapOf(bytes: Bytes): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes]));
  } catch (cause) {
    throw new PictureRefusal('the browser refused it', { cause });
  }
}

/** Red, green, blue and full alpha of each pixel, on white, and whether white shows through. */
function pixelsOf(bitmap: ImageBitmap, mayBeClear: boolean): { values: Uint8Array; clear: boolean } {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DatasetError('expected a canvas to decode images with, this browser gave none');
  const draw = () => {
    context.drawImage(bitmap, 0, 0);
    return new Uint8Array(context.getImageData(0, 0, width, height).data.buffer);
  };
  const plain = draw();
  const clear = mayBeClear && hasAlpha(plain);
  if (!clear) return { values: plain, clear };
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  return { values: draw(), clear };
}

function hasAlpha(values: Uint8Array): boolean {
  for (let i = 3; i < values.length; i += 4) if (values[i] !== 255) return true;
  return false;
}
