import { classColour } from '../../plots/colours.ts';
import { formatPower } from '../../plots/numbers.ts';
import { movedBetween, placesOn, planeOf, type ScatterPlane, ticks } from './scatterPlane.ts';

/** What the scatter shows of the samples, one value each. */
export interface ScatterData {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** 1 for samples that stand out; all do where it is `null`. */
  readonly mask: Uint8Array | null;
  /** Where the samples were in the previous run: drawn beneath, or as lines from there for those that stand out. */
  readonly previous: { readonly x: Float32Array; readonly y: Float32Array } | null;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Opacity of points, and of those that do not stand out, of 255. */
const [SOLID, FAINT] = [200, 56];

/** Draws all points and the axes, 60,000 points in some ten milliseconds. Returns where the points are. */
export function drawScatter(canvas: HTMLCanvasElement, data: ScatterData): ScatterPlane {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const density = Math.min(2, devicePixelRatio);
  [canvas.width, canvas.height] = [Math.round(width * density), Math.round(height * density)];
  const plane = planeOf(width, height, data.x, data.y);
  const previousPlaces = data.previous && placesOn(plane, data.previous.x, data.previous.y);
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return plane;
  const style = getComputedStyle(canvas);
  const image = new ImageData(canvas.width, canvas.height);
  const classInks = Array.from({ length: data.classes }, (_, label) => inkOf(context, classColour(label), SOLID));
  drawPoints(image, plane, data, {
    classInks,
    faint: inkOf(context, style.getPropertyValue('--soft'), FAINT),
    density,
    previousPlaces,
  });
  context.putImageData(image, 0, 0);
  context.scale(density, density);
  if (previousPlaces && data.mask)
    drawMoves(context, plane.places, previousPlaces, movedBetween(previousPlaces, plane.places, data.mask), data);
  drawAxes(context, plane, data, style);
  return plane;
}

interface Inks {
  /** By label. */
  readonly classInks: readonly number[];
  readonly faint: number;
  readonly density: number;
  /** Places in the previous run, [points, 2]. */
  readonly previousPlaces: Float32Array | null;
}

/** Squares written into the pixels: a call of the canvas for each would take ten times as long. */
function drawPoints(image: ImageData, { places }: ScatterPlane, data: ScatterData, inks: Inks): void {
  const { labels, mask } = data;
  const pixels = new Uint32Array(image.data.buffer);
  const count = data.x.length;
  const side = Math.max(1, Math.round((count > 20_000 ? 1.4 : count > 5000 ? 2 : 2.6) * inks.density));
  const draw = (sample: number, ink: number, at = places) => {
    const [x = 0, y = 0] = [at[2 * sample], at[2 * sample + 1]];
    if (Number.isNaN(x + y)) return; // The run leaves it out.
    const left = Math.round(x * inks.density - side / 2);
    const top = Math.round(y * inks.density - side / 2);
    for (let y = top; y < top + side; y++) {
      for (let x = left; x < left + side; x++) pixels[y * image.width + x] = ink;
    }
  };
  if (mask === null && inks.previousPlaces) for (let i = 0; i < count; i++) draw(i, inks.faint, inks.previousPlaces);
  if (mask !== null) for (let i = 0; i < count; i++) if (mask[i] === 0) draw(i, inks.faint);
  for (let i = 0; i < count; i++) {
    if (mask === null || mask[i] === 1) draw(i, inks.classInks[labels[i] ?? 0] ?? inks.faint);
  }
}

/** Lines from where samples were to where they are. */
function drawMoves(
  context: CanvasRenderingContext2D,
  places: Float32Array,
  previousPlaces: Float32Array,
  samples: readonly number[],
  { labels }: ScatterData,
): void {
  context.lineWidth = 1;
  context.globalAlpha = 0.4;
  for (const sample of samples) {
    context.strokeStyle = classColour(labels[sample] ?? 0);
    context.beginPath();
    context.moveTo(previousPlaces[2 * sample] ?? 0, previousPlaces[2 * sample + 1] ?? 0);
    context.lineTo(places[2 * sample] ?? 0, places[2 * sample + 1] ?? 0);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** A colour as the pixels of an image have it: alpha, blue, green and red, from the highest byte on. */
function inkOf(context: CanvasRenderingContext2D, colour: string, alpha: number): number {
  context.fillStyle = colour.trim();
  const rgb = Number.parseInt(String(context.fillStyle).slice(1), 16);
  return ((alpha << 24) | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
}

function drawAxes(
  context: CanvasRenderingContext2D,
  plane: ScatterPlane,
  { xLabel, yLabel }: ScatterData,
  style: CSSStyleDeclaration,
): void {
  context.font = '11px system-ui, sans-serif';
  [context.fillStyle, context.strokeStyle] = [style.getPropertyValue('--soft'), style.getPropertyValue('--line')];
  drawXAxis(context, plane, xLabel);
  drawYAxis(context, plane, yLabel);
}

function drawXAxis(context: CanvasRenderingContext2D, plane: ScatterPlane, label: string): void {
  const { left, right, top, bottom } = plane;
  context.textAlign = 'center';
  for (const { value, share } of ticks(plane.x)) {
    const x = left + share * (right - left);
    rule(context, [x, top], [x, bottom]);
    context.fillText(formatPower(value), x, bottom + 15);
  }
  context.fillText(label, (left + right) / 2, plane.height - 6);
}

/** The label runs upwards; the canvas stays turned as it is for that, so this is drawn last. */
function drawYAxis(context: CanvasRenderingContext2D, plane: ScatterPlane, label: string): void {
  const { left, right, top, bottom } = plane;
  context.textAlign = 'right';
  for (const { value, share } of ticks(plane.y)) {
    const y = bottom - share * (bottom - top);
    rule(context, [left, y], [right, y]);
    context.fillText(formatPower(value), left - 6, y + 4);
  }
  context.translate(12, (top + bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(label, 0, 0);
}

/** Below the points: what is drawn already stays on top. */
function rule(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.globalCompositeOperation = 'destination-over';
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.globalCompositeOperation = 'source-over';
}
