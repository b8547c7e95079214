import { classColour } from '../../plots/colours.ts';
import { pictureOf, pictureSheet } from '../pictures/thumbnails.ts';
import { cellAt, GAP, type GridLayout, WORDS } from './gridLayout.ts';

/** What is drawn of a range of cells. */
export interface GridPicture {
  readonly layout: GridLayout;
  /** The samples of all cells, in their order. */
  readonly samples: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** How far the cells are scrolled. */
  readonly top: number;
  readonly size: number;
  readonly labels: ArrayLike<number>;
  readonly prediction: ArrayLike<number> | null;
  readonly classes: readonly string[];
  readonly mask: Uint8Array | null;
  readonly relabelled: ReadonlyMap<number, number>;
  readonly excluded: ReadonlySet<number>;
  /** Samples that the run left out. */
  readonly leftOut: ReadonlySet<number>;
  readonly focused: number | null;
}

interface Inks {
  readonly text: string;
  readonly soft: string;
  readonly link: string;
  readonly no: string;
  readonly line: string;
  readonly card: string;
}

/** A cell of the grid, with all that it takes to draw it. */
interface Cell {
  readonly context: CanvasRenderingContext2D;
  readonly picture: GridPicture;
  readonly inks: Inks;
  readonly sample: number;
  /** Left upper corner of the picture. */
  readonly x: number;
  readonly y: number;
}

/** Draws the cells that are seen. */
export function drawGrid(canvas: HTMLCanvasElement, picture: GridPicture): void {
  const context = prepared(canvas);
  if (context === null) return;
  context.imageSmoothingEnabled = picture.size < 40;
  context.font = `${picture.size >= 60 ? 11.5 : 10.5}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  const inks = inksOf(canvas);
  for (let index = picture.from; index < picture.to; index++) drawCell(cellOf(context, picture, index, inks));
}

/** The context of an empty canvas with as many pixels as it has on the screen. */
function prepared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const density = Math.min(2, devicePixelRatio);
  const [width, height] = [Math.round(canvas.clientWidth * density), Math.round(canvas.clientHeight * density)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  return context;
}

function cellOf(context: CanvasRenderingContext2D, picture: GridPicture, index: number, inks: Inks): Cell {
  const { layout, size, top } = picture;
  const [left, up] = cellAt(layout, index);
  const [x, y] = [Math.round(left + (layout.cellWidth - size) / 2), Math.round(up + GAP / 2 - top)];
  return { context, picture, inks, sample: picture.samples[index] ?? 0, x, y };
}

function drawCell(cell: Cell): void {
  const { context, picture, inks, sample, x, y } = cell;
  const { size, mask, focused, excluded, leftOut } = picture;
  context.globalAlpha = leftOut.has(sample) || excluded.has(sample) ? 0.35 : 1;
  drawPicture(cell);
  context.globalAlpha = 1;
  if (excluded.has(sample)) drawCross(cell);
  if (mask !== null && mask[sample] === 1) {
    drawFrame(context, { x: x - 1.5, y: y - 1.5, size: size + 3, ink: inks.link, width: 2.5 });
  }
  if (sample === focused) drawFrame(context, { x: x - 3, y: y - 3, size: size + 6, ink: inks.text, width: 1.5 });
  drawWords(cell);
}

function drawPicture({ context, picture: { size }, inks, sample, x, y }: Cell): void {
  const sheet = pictureSheet();
  const place = pictureOf(sample);
  if (!sheet || !place) {
    context.fillStyle = inks.line;
    context.fillRect(x, y, size, size);
    return;
  }
  const scale = size / Math.max(sheet.width, sheet.height);
  const [width, height] = [sheet.width * scale, sheet.height * scale];
  const [left, up] = [x + (size - width) / 2, y + (size - height) / 2];
  context.drawImage(sheet.canvas, place.x, place.y, sheet.width, sheet.height, left, up, width, height);
}

/** The class, by its colour and name; what the network takes the sample for instead; the label that it was marked with. */
function drawWords({ context, picture, inks, sample, x, y: top }: Cell): void {
  const { labels, prediction, classes, relabelled, size, excluded } = picture;
  const y = top + size + WORDS / 2 + 1;
  const label = labels[sample] ?? 0;
  const taken = prediction?.[sample] ?? label;
  const marked = relabelled.get(sample);
  context.fillStyle = classColour(label);
  context.fillRect(x, y - 4, 3, 8);
  const wrong = taken !== label && taken >= 0;
  const room = size + GAP - 12;
  context.fillStyle = excluded.has(sample) ? inks.soft : inks.text;
  const own = fitted(context, classes[label] ?? '', wrong || marked !== undefined ? room / 2 : room);
  context.fillText(own, x + 6, y);
  if (!wrong && marked === undefined) return;
  const after = x + 6 + context.measureText(own).width + 3;
  const [words, ink] = marked === undefined ? [`→${classes[taken]}`, inks.no] : [`✎${classes[marked]}`, inks.link];
  context.fillStyle = ink;
  context.fillText(fitted(context, words, x + size + GAP - 3 - after), after, y);
}

/** Shortens words to the room. */
function fitted(context: CanvasRenderingContext2D, words: string, room: number): string {
  let text = words;
  while (text.length > 1 && context.measureText(text).width > room) text = text.slice(0, -1);
  return text;
}

function drawCross({ context, picture: { size }, inks, x, y }: Cell): void {
  context.strokeStyle = inks.no;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x + 3, y + 3);
  context.lineTo(x + size - 3, y + size - 3);
  context.moveTo(x + size - 3, y + 3);
  context.lineTo(x + 3, y + size - 3);
  context.stroke();
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly ink: string;
  readonly width: number;
}

function drawFrame(context: CanvasRenderingContext2D, { x, y, size, ink, width }: Frame): void {
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.beginPath();
  context.roundRect(x, y, size, size, 3);
  context.stroke();
}

function inksOf(canvas: HTMLCanvasElement): Inks {
  const style = getComputedStyle(canvas);
  const ink = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: ink('text'),
    soft: ink('soft'),
    link: ink('link'),
    no: ink('no'),
    line: ink('line'),
    card: ink('card'),
  };
}
