import { formatPower } from '../../plots/axes.ts';
import { classColour } from '../../plots/colours.ts';
import { place, planeOf, type ScatterPlane, ticks } from './scatterPlane.ts';

/** What the scatter shows of the samples, one value each. */
export interface ScatterData {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** 1 for samples that stand out; all do where it is `null`. */
  readonly mask: Uint8Array | null;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Draws all points and the axes; 50,000 points take some ten milliseconds. Returns where points are, in CSS pixels. */
export function drawScatter(canvas: HTMLCanvasElement, data: ScatterData): ScatterPlane {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const density = Math.min(2, devicePixelRatio);
  [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
  const plane = planeOf(width, height, data.x, data.y);
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return plane;
  context.scale(density, density);
  const style = getComputedStyle(canvas);
  drawAxes(context, plane, data, style);
  drawPoints(context, plane, data, style.getPropertyValue('--soft'));
  return plane;
}

/** A colour at a time, the samples that stand out last: setting the colour costs more than the points. */
function drawPoints(context: CanvasRenderingContext2D, plane: ScatterPlane, data: ScatterData, faint: string): void {
  const { labels, mask, classes } = data;
  const size = data.x.length > 20_000 ? 1.5 : data.x.length > 5000 ? 2 : 2.6;
  if (mask !== null) {
    [context.fillStyle, context.globalAlpha] = [faint, 0.22];
    drawWhere((sample) => mask[sample] === 0);
  }
  context.globalAlpha = 0.72;
  const byClass = samplesByClass(labels, classes, mask);
  for (const [label, samples] of byClass.entries()) {
    context.fillStyle = classColour(label);
    for (const sample of samples) point(sample);
  }
  context.globalAlpha = 1;

  function drawWhere(wanted: (sample: number) => boolean): void {
    for (let sample = 0; sample < data.x.length; sample++) if (wanted(sample)) point(sample);
  }

  function point(sample: number): void {
    const [x, y] = place(plane, data.x[sample] ?? 0, data.y[sample] ?? 0);
    context.fillRect(x - size / 2, y - size / 2, size, size);
  }
}

function samplesByClass(labels: ArrayLike<number>, classes: number, mask: Uint8Array | null): number[][] {
  const samples = Array.from({ length: classes }, (): number[] => []);
  for (let sample = 0; sample < labels.length; sample++) {
    if (mask === null || mask[sample] === 1) samples[labels[sample] ?? 0]?.push(sample);
  }
  return samples;
}

function drawAxes(
  context: CanvasRenderingContext2D,
  plane: ScatterPlane,
  { xLabel, yLabel }: ScatterData,
  style: CSSStyleDeclaration,
): void {
  const { left, right, top, bottom } = plane;
  context.font = '11px system-ui, sans-serif';
  [context.fillStyle, context.strokeStyle] = [style.getPropertyValue('--soft'), style.getPropertyValue('--line')];
  context.textAlign = 'center';
  for (const { exponent, share } of ticks(plane.x)) {
    const x = left + share * (right - left);
    rule(context, [x, top], [x, bottom]);
    context.fillText(formatPower(10 ** exponent), x, bottom + 15);
  }
  context.fillText(xLabel, (left + right) / 2, plane.height - 6);
  context.textAlign = 'right';
  for (const { exponent, share } of ticks(plane.y)) {
    const y = bottom - share * (bottom - top);
    rule(context, [left, y], [right, y]);
    context.fillText(formatPower(10 ** exponent), left - 6, y + 4);
  }
  context.save();
  context.translate(12, (top + bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(yLabel, 0, 0);
  context.restore();
}

function rule(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** The samples whose points lie in a rectangle of CSS pixels. */
export function samplesIn(plane: ScatterPlane, { x, y }: ScatterData, box: Box): number[] {
  const found: number[] = [];
  for (let sample = 0; sample < x.length; sample++) {
    const [px, py] = place(plane, x[sample] ?? 0, y[sample] ?? 0);
    if (px >= box.left && px <= box.right && py >= box.top && py <= box.bottom) found.push(sample);
  }
  return found;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
