import type { Box } from '../scatter/scatterPlane.ts';
import './brush.css';

/** The rectangle that is being drawn, in CSS pixels of what it lies over. */
export function Brush({ box: { left, top, right, bottom } }: { box: Box }) {
  const pixels = (length: number) => `${length}px`;
  const [width, height] = [pixels(right - left), pixels(bottom - top)];
  return <div class="brush" style={{ left: pixels(left), top: pixels(top), width, height }} />;
}

/** The rectangle between two corners. */
export function boxOf({ from, to }: { from: readonly [number, number]; to: readonly [number, number] }): Box {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return { left, right, top, bottom };
}
