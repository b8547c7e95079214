import type { Glyph } from './digits.ts';
import type { Hand } from './hand.ts';

/** A pen's tip: its radius in pixels at the start and at the end of every stroke, and the darkness of its ink, 0 to 1. */
export interface Pen {
  readonly startRadius: number;
  readonly endRadius: number;
  readonly ink: number;
}

/** One piece of a stroke in pixels, with the pen's radius at both ends. */
interface Segment {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly radius: number;
  readonly dRadius: number;
}

/** Draws a glyph into `canvas` [size, size], 0 to 1: what is darker stays, so that crossing strokes do not add up. */
export function drawGlyph(canvas: Float64Array, size: number, glyph: Glyph, hand: Hand, pen: Pen): void {
  for (const stroke of glyph) {
    const segments = stroke.length / 2 - 1;
    const dRadius = (pen.endRadius - pen.startRadius) / segments;
    let [x, y] = hand(stroke[0] ?? 0, stroke[1] ?? 0);
    for (let i = 0; i < segments; i++) {
      const [nextX, nextY] = hand(stroke[2 * i + 2] ?? 0, stroke[2 * i + 3] ?? 0);
      const radius = pen.startRadius + i * dRadius;
      drawSegment(canvas, size, { x, y, dx: nextX - x, dy: nextY - y, radius, dRadius }, pen.ink);
      [x, y] = [nextX, nextY];
    }
  }
}

/** A pixel's ink falls from full to none within one pixel's width around the edge of the pen: anti-aliasing. */
function drawSegment(canvas: Float64Array, size: number, segment: Segment, ink: number): void {
  const reach = Math.max(segment.radius, segment.radius + segment.dRadius) + 0.5;
  const [left, right] = pixelRange(segment.x, segment.dx, reach, size);
  const [top, bottom] = pixelRange(segment.y, segment.dy, reach, size);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const coverage = ink * Math.min(1, insideBy(segment, column + 0.5, row + 0.5) + 0.5);
      const pixel = row * size + column;
      if (coverage > (canvas[pixel] ?? 1)) canvas[pixel] = coverage;
    }
  }
}

/** First and last pixel along one axis whose centre the pen may reach. */
function pixelRange(start: number, delta: number, reach: number, size: number): readonly [number, number] {
  const low = Math.min(start, start + delta) - reach;
  const high = Math.max(start, start + delta) + reach;
  return [Math.max(0, Math.ceil(low - 0.5)), Math.min(size - 1, Math.floor(high - 0.5))];
}

/** How far the point lies inside the pen's edge, in pixels; negative outside. */
function insideBy(segment: Segment, pointX: number, pointY: number): number {
  const { x, y, dx, dy, radius, dRadius } = segment;
  const along = ((pointX - x) * dx + (pointY - y) * dy) / (dx * dx + dy * dy || 1);
  const share = Math.min(1, Math.max(0, along));
  const offX = pointX - x - share * dx;
  const offY = pointY - y - share * dy;
  return radius + share * dRadius - Math.sqrt(offX * offX + offY * offY);
}
