import type { Pixels } from '../pixels/pixels.ts';

/** Upright pixels of a file, and what the file says about them. */
export interface DecodedFile {
  readonly pixels: Pixels;
  /** Whether the file can hold no colour. */
  readonly grey: boolean;
  /** Pictures in the file, of which this is the first: frames of an animation, pages of a TIFF. */
  readonly frames: number;
  /** Whether white shows through the pixels already. */
  readonly transparent?: boolean;
}
