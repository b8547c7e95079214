import type { Box } from './box.ts';
import './brush.css';

/** The rectangle that is being drawn, in CSS pixels of what it lies over. */
export function Brush({ box: { left, top, right, bottom } }: { box: Box }) {
  const pixels = (length: number) => `${length}px`;
  const [width, height] = [pixels(right - left), pixels(bottom - top)];
  return <div class="brush" style={{ left: pixels(left), top: pixels(top), width, height }} />;
}
