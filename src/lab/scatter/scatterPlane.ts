import type { Box } from '../drawing/box.ts';

/** Where the points of the scatter are: both axes logarithmic, in CSS pixels of the canvas. */
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
  /** x and y of each point in turn, [points, 2]; what lies below an axis' end is at the end. */
  readonly places: Float32Array;
}

const MARGIN = { left: 62, right: 14, top: 10, bottom: 40 } as const;

/** Values below this share of the largest lie on the axis' end: a few tiny ones would press all others together. */
const DECADES = 7;

/** The plane of a canvas around points, one an element of `xs` and `ys`. */
export function planeOf(width: number, height: number, xs: Float32Array, ys: Float32Array): ScatterPlane {
  const [left, right] = [MARGIN.left, width - MARGIN.right];
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom];
  const [x, y] = [decades(xs), decades(ys)];
  const plane = { width, height, left, top, right, bottom, x, y };
  return { ...plane, places: placesOn(plane, xs, ys) };
}

/** Where points are on a plane, [points, 2]; what lies beyond an axis is at its end, what is NaN has no place. */
export function placesOn(
  { left, right, top, bottom, x, y }: Omit<ScatterPlane, 'places'>,
  xs: Float32Array,
  ys: Float32Array,
): Float32Array {
  const places = new Float32Array(2 * xs.length);
  for (let i = 0; i < xs.length; i++) {
    places[2 * i] = left + share(xs[i] ?? 0, x) * (right - left);
    places[2 * i + 1] = bottom - share(ys[i] ?? 0, y) * (bottom - top);
  }
  return places;
}

/** The lines from place to place would hide each other if more samples had one. */
const MOST_MOVES = 600;

/** Samples that stand out and have a place in both runs, as many as can be told apart. */
export function movedBetween(previousPlaces: Float32Array, places: Float32Array, mask: Uint8Array): number[] {
  const moved: number[] = [];
  for (let sample = 0; sample < mask.length && moved.length < MOST_MOVES; sample++) {
    const present = !Number.isNaN((places[2 * sample] ?? 0) + (previousPlaces[2 * sample] ?? 0));
    if (mask[sample] === 1 && present) moved.push(sample);
  }
  return moved;
}

/** The points in a rectangle of CSS pixels. */
export function pointsIn({ places }: ScatterPlane, { left, right, top, bottom }: Box): number[] {
  const found: number[] = [];
  for (let i = 0; 2 * i < places.length; i++) {
    const [x = 0, y = 0] = [places[2 * i], places[2 * i + 1]];
    if (x >= left && x <= right && y >= top && y <= bottom) found.push(i);
  }
  return found;
}

/** Where numbers stand along an axis, and their places from 0 to 1: powers of ten, and more where these are few. */
export function ticks([low, high]: readonly [number, number]): { value: number; share: number }[] {
  const powers = Array.from({ length: 60 }, (_, i) => i - 40);
  const stride = Math.ceil((high - low) / 5);
  const whole = powers.filter((power) => power >= low && power <= high && power % stride === 0);
  const multiples = powers.flatMap((power) => [1, 2, 5].map((multiple) => power + Math.log10(multiple)));
  const places = whole.length >= 3 ? whole : multiples.filter((place) => place >= low && place <= high);
  return places.map((place) => ({ value: Number((10 ** place).toPrecision(3)), share: (place - low) / (high - low) }));
}

function share(value: number, [low, high]: readonly [number, number]): number {
  if (Number.isNaN(value)) return Number.NaN;
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
