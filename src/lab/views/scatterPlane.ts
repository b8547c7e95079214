/** Where the points of the scatter are: both axes logarithmic, in pixels of the canvas. */
export interface ScatterPlane {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Exponents of ten at the ends of the axes. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export const MARGIN = { left: 54, right: 14, top: 10, bottom: 40 } as const;

/** Values below this share of the largest lie on the axis' end: a few tiny ones would press all others together. */
const DECADES = 7;

/** The plane of a canvas around points. */
export function planeOf(width: number, height: number, xs: Float32Array, ys: Float32Array): ScatterPlane {
  const { left, right, top, bottom } = MARGIN;
  return { width, height, left, top, right: width - right, bottom: height - bottom, x: decades(xs), y: decades(ys) };
}

/** Pixels of a point; what lies below an axis' end is drawn at the end. */
export function place({ left, right, top, bottom, x, y }: ScatterPlane, vx: number, vy: number): [number, number] {
  const px = left + share(vx, x) * (right - left);
  const py = bottom - share(vy, y) * (bottom - top);
  return [px, py];
}

/** Powers of ten along an axis, with their places from 0 to 1. */
export function ticks([low, high]: readonly [number, number]): { exponent: number; share: number }[] {
  const stride = Math.ceil((high - low) / 5);
  const exponents = Array.from({ length: 60 }, (_, i) => i - 40).filter(
    (e) => e >= low && e <= high && e % stride === 0,
  );
  return exponents.map((exponent) => ({ exponent, share: (exponent - low) / (high - low) }));
}

function share(value: number, [low, high]: readonly [number, number]): number {
  const exponent = value > 0 ? Math.log10(value) : low;
  return (Math.min(high, Math.max(low, exponent)) - low) / (high - low);
}

function decades(values: Float32Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    if (value > high) high = value;
    if (value > 0 && value < low) low = value;
  }
  if (high === 0) return [-1, 0];
  const top = Math.log10(high) + 0.1;
  return [Math.max(Math.log10(low) - 0.1, top - DECADES), top];
}
