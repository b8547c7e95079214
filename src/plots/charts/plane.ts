import type { Place, Size } from './labelPlacement.ts';

/** A part of a plane with equal scales on both axes, and the picture that it fills. */
export interface Plane extends Size {
  readonly xDomain: [number, number];
  readonly yDomain: [number, number];
  /** The place in the picture of a point of the plane. */
  toPicture(point: Place): Place;
  /** The inverse. */
  fromPicture(place: Place): Place;
}

/** Room around the points for their texts, pixels. */
const ROOM = { x: 34, y: 24 };
const LEAST_HEIGHT = 210;
const MOST_HEIGHT = 400;

/** The plane around the points, `width` pixels wide and as high as they need, within bounds. */
export function planeAround(points: readonly Place[], width: number): Plane {
  const [x, y] = [extentOf(points.map((point) => point.x)), extentOf(points.map((point) => point.y))];
  const perPixel = x.span / (width - 2 * ROOM.x);
  const wanted = perPixel > 0 ? y.span / perPixel + 2 * ROOM.y : MOST_HEIGHT;
  const height = Math.round(Math.min(Math.max(wanted, LEAST_HEIGHT), MOST_HEIGHT));
  const scale = Math.max(perPixel, y.span / (height - 2 * ROOM.y)) || 1 / width;
  const [left, top] = [x.middle - (scale * width) / 2, y.middle + (scale * height) / 2];
  return {
    width,
    height,
    xDomain: [left, left + scale * width],
    yDomain: [top - scale * height, top],
    toPicture: (point) => ({ x: (point.x - left) / scale, y: (top - point.y) / scale }),
    fromPicture: (place) => ({ x: left + place.x * scale, y: top - place.y * scale }),
  };
}

function extentOf(values: readonly number[]): { span: number; middle: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low <= high ? { span: high - low, middle: (low + high) / 2 } : { span: 0, middle: 0 };
}
