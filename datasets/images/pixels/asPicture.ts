import type { DecodedImage, PictureWishes } from '../../source.ts';
import type { DecodedFile } from '../formats/decodedFile.ts';
import { firstOfColours, grey, hasColour } from './grey.ts';
import { onWhite } from './onWhite.ts';
import type { Pixels } from './pixels.ts';
import { planes } from './planes.ts';
import { resize } from './resize.ts';

/**
 * A picture as it is trained on, from upright pixels: on white, in one grey or three colour channels, of the size that is
 * wished. Platforms share this so that equal pixels give equal features.
 */
export function asPicture(
  { pixels, grey: isGrey, frames, transparent: shows = false }: DecodedFile,
  wishes: PictureWishes = {},
): DecodedImage {
  const reduced = isGrey && pixels.channels >= 3 && !hasColour(pixels) ? firstOfColours(pixels) : pixels;
  const { pixels: opaque, transparent } = onWhite(reduced);
  const shaded = wishes.grey ? grey(opaque) : opaque;
  const sized = wishes.resize ? resize(shaded, wishes.resize) : shaded;
  const { width, height, channels } = sized;
  return {
    width,
    height,
    channels,
    values: eightBits(planes(sized)),
    transparent: transparent || shows,
    frames,
    ...(sized !== shaded && { original: { width: pixels.width, height: pixels.height } }),
  };
}

/** Values of 16 bits that 8 bits hold exactly, since each is 257 times a byte, as bytes; all others as they are. */
function eightBits(values: Pixels['values']): Pixels['values'] {
  if (!(values instanceof Uint16Array) || values.some((value) => value % 257 !== 0)) return values;
  return Uint8Array.from(values, (value) => value / 257);
}
