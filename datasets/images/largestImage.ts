/** A small file may claim a picture that fills the memory; no image that is trained on has more pixels. */
export const MOST_PIXELS = 4096 * 4096;

/** What a message says of an image that has more pixels. */
export function tooLarge(width: number, height: number): string {
  return `expected an image of at most ${MOST_PIXELS} pixels, found ${width} × ${height}; make it smaller or remove it`;
}
