import { areWhole, type Pixels, valuesLike, whiteOf } from './pixels.ts';

/** Pixels without alpha, and whether any of them was not opaque. */
export interface OpaquePixels {
  readonly pixels: Pixels & { readonly channels: 1 | 3 };
  readonly transparent: boolean;
}

/** Lays a picture on white: v · α + white · (1 − α), rounded to the nearest whole number. */
export function onWhite(pixels: Pixels): OpaquePixels {
  const { width, height, channels, values } = pixels;
  if (channels === 1 || channels === 3) return { pixels: { ...pixels, channels }, transparent: false };
  const colours = channels === 2 ? 1 : 3;
  const white = whiteOf(values);
  const half = areWhole(values) ? 0.5 : 0;
  const opaque = valuesLike(values, width * height * colours);
  let transparent = false;
  for (let from = 0, to = 0; from < values.length; from += channels, to += colours) {
    const alpha = values[from + colours] ?? 0;
    if (alpha < white) transparent = true;
    for (let c = 0; c < colours; c++) {
      opaque[to + c] = ((values[from + c] ?? 0) * alpha + white * (white - alpha)) / white + half;
    }
  }
  return { pixels: { width, height, channels: colours, values: opaque }, transparent };
}
