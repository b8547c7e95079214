import { bell, between, type Random } from './random.ts';

/** How far a hand departs from the model digit. Lengths are shares of the digit's size, angles are tangents. */
export interface Manner {
  /** Standard deviation of the nine control points of the distortion. */
  readonly distortion: number;
  /** Standard deviation of the slant around 0.1 to the right. */
  readonly slant: number;
  /** Standard deviation of the tangent of half the rotation. */
  readonly turn: number;
  /** Least and largest size, in pixels. */
  readonly size: readonly [number, number];
  /** Standard deviation of the width over the height. */
  readonly narrowing: number;
  /** Standard deviation of the position, in pixels. */
  readonly drift: number;
}

export const NEAT: Manner = { distortion: 0.045, slant: 0.15, turn: 0.05, size: [19, 23], narrowing: 0.1, drift: 0.7 };
export const WILD: Manner = { distortion: 0.2, slant: 0.4, turn: 0.17, size: [14, 25], narrowing: 0.2, drift: 1.8 };

/** Where a hand puts a point of the unit square, in pixels. */
export type Hand = (x: number, y: number) => readonly [number, number];

/** One sample's hand: a distortion of the square, then slant, narrowing, rotation, size and position on the image. */
export function drawHand(random: Random, manner: Manner, imageSize: number): Hand {
  const shiftX = controlNet(random, manner.distortion);
  const shiftY = controlNet(random, manner.distortion);
  const affine = drawAffine(random, manner, imageSize);
  return (x, y) => affine(x + netAt(shiftX, x, y), y + netAt(shiftY, x, y));
}

function drawAffine(random: Random, manner: Manner, imageSize: number): Hand {
  const size = between(random, manner.size[0], manner.size[1]) / 0.8;
  const width = size * Math.max(0.5, 0.95 + manner.narrowing * bell(random));
  const slant = 0.1 + manner.slant * bell(random);
  const { cosine, sine } = rotation(manner.turn * bell(random));
  const centreX = imageSize / 2 + manner.drift * bell(random);
  const centreY = imageSize / 2 + manner.drift * bell(random);
  return (x, y) => {
    const down = size * (y - 0.5);
    const right = width * (x - 0.5) - slant * down;
    return [centreX + cosine * right - sine * down, centreY + sine * right + cosine * down];
  };
}

/** Cosine and sine from the tangent of half the angle, without trigonometry. */
function rotation(halfTangent: number): { cosine: number; sine: number } {
  const square = halfTangent * halfTangent;
  return { cosine: (1 - square) / (1 + square), sine: (2 * halfTangent) / (1 + square) };
}

/** Shifts at the nine points of a 3 × 3 net over the square. */
function controlNet(random: Random, deviation: number): readonly number[] {
  return Array.from({ length: 9 }, () => deviation * bell(random));
}

/** The biquadratic Bézier surface over the net: smooth, so that strokes bend and do not break. */
function netAt(net: readonly number[], x: number, y: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = net;
  return bernstein(bernstein(a, b, c, x), bernstein(d, e, f, x), bernstein(g, h, i, x), y);
}

function bernstein(start: number, middle: number, end: number, t: number): number {
  const rest = 1 - t;
  return rest * rest * start + 2 * rest * t * middle + t * t * end;
}
