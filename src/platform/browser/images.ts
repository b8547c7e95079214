import { DatasetError } from '../../../datasets/dataset.ts';
import { MOST_PIXELS, tooLarge } from '../../../datasets/images/largestImage.ts';
import { planes } from '../../../datasets/images/planes.ts';
import type { Bytes, DecodedImage } from '../../../datasets/source.ts';

/**
 * Decodes an image file to 8 bits in one grey or three colour channels, transparency on black, by the browser's own
 * decoders. DatasetError where the file is no image or is too large.
 */
export async function decodeImage(bytes: Bytes, path: string): Promise<DecodedImage> {
  const bitmap = await bitmapOf(bytes, path);
  const { width, height } = bitmap;
  try {
    if (width * height > MOST_PIXELS) {
      throw new DatasetError(`${path}: ${tooLarge(width, height)}`);
    }
    const pixels = pixelsOf(bitmap);
    const channels = isGreyFile(bytes) ? 1 : 3;
    return { width, height, channels, bytes: planes({ data: pixels, count: width * height, perPixel: 4 }, channels) };
  } finally {
    bitmap.close();
  }
}

async function bitmapOf(bytes: Bytes, path: string): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: 'none' });
  } catch (cause) {
    throw new DatasetError(`${path}: expected an image file, the browser cannot decode it; replace or remove it`, {
      cause,
    });
  }
}

/** Red, green, blue and alpha of each pixel, on black. */
function pixelsOf(bitmap: ImageBitmap): Uint8ClampedArray {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new DatasetError('expected a canvas to decode images with, this browser gave none');
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

/** Whether a PNG or a JPEG file says that it has no colour; other formats are taken as coloured. */
function isGreyFile(bytes: Uint8Array): boolean {
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50;
  if (isPng) return bytes[25] === 0 || bytes[25] === 4;
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  return isJpeg && jpegComponents(bytes) === 1;
}

/** Components in the frame header of a JPEG file (ITU T.81, B.2.2). */
function jpegComponents(bytes: Uint8Array): number | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes[at + 9];
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return undefined;
}
