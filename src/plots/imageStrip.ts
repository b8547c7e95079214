import { escapeMarkup } from './svgText.ts';

/** A picture of a sample. */
export interface StripImage {
  /** Address of the picture, for example `data:image/png;base64,…`. */
  readonly address: string;
  readonly name: string;
}

const GAP = 4;
const BELOW = 10;
/** Side of a picture, pixels: a dozen fill a panel's width. */
const SIZE = 35;

/** Images in a row no wider than `width`, with their height in pixels; nothing where there are none. */
export function imageStrip(images: readonly StripImage[], width: number): { svg: string; height: number } {
  if (images.length === 0) return { svg: '', height: 0 };
  const size = Math.min(SIZE, Math.floor((width + GAP) / images.length) - GAP);
  const parts = images.map(
    ({ address, name }, index) =>
      `<image x="${index * (size + GAP)}" width="${size}" height="${size}" href="${escapeMarkup(address)}" ` +
      `style="image-rendering:pixelated"><title>${escapeMarkup(name)}</title></image>`,
  );
  return { svg: parts.join(''), height: size + BELOW };
}
