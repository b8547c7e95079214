import { decodeBmp, isGreyBmp } from './bmp.ts';
import type { DecodedFile } from './decodedFile.ts';
import { framesOf } from './frames.ts';
import { isGreyFile } from './greyFile.ts';
import type { PictureKind } from './pictureKind.ts';
import { decodePng } from './png.ts';
import { decodePnm } from './pnm.ts';
import { decodeTiff, tiffPages } from './tiff.ts';

/** Formats whose decoders are part of this program, so that they give equal values everywhere. */
export type OwnKind = Extract<PictureKind, 'PNG' | 'TIFF' | 'BMP' | 'PNM'>;

/** Decodes a file by the program's own decoders. Throws PictureRefusal, or RangeError for a damaged file. */
export function decodeHere(bytes: Uint8Array, kind: OwnKind): DecodedFile {
  if (kind === 'PNG') {
    return { pixels: decodePng(bytes), grey: isGreyFile(bytes, kind) === true, frames: framesOf(bytes, kind) };
  }
  if (kind === 'TIFF') {
    const pixels = decodeTiff(bytes);
    return { pixels, grey: pixels.channels <= 2, frames: tiffPages(bytes) };
  }
  const pixels = kind === 'BMP' ? decodeBmp(bytes) : decodePnm(bytes);
  return { pixels, grey: kind === 'BMP' ? isGreyBmp(bytes, pixels) : pixels.channels === 1, frames: 1 };
}
