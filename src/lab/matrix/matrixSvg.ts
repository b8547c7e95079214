import { classColour, layerColour, SELECTED_COLOUR } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { PANEL_WIDTH } from '../../plots/panelWidth.ts';
import { escapeMarkup, textWidth } from '../../plots/svgText.ts';
import { difference, percent } from '../charts/percent.ts';
import { heading, shortened, svgPanel } from '../charts/svgPanel.ts';
import type { MatrixCell } from './cells.ts';

export interface MatrixPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly classes: readonly string[];
  readonly layers: readonly string[];
  /** [classes][layers] */
  readonly rows: readonly (readonly MatrixCell[])[];
}

const [TOP, ROW, GAP, FONT] = [64, 26, 2, 11.5];
/** A longer name of a class is cut off. */
const MOST_LETTERS = 24;
/** A narrower cell has no room for numbers. */
const LEAST_WIDTH = 76;

/** How strongly a cell has its layer's colour, from 0 to 1; numbers stay readable on it. */
export function shadeOf(share: number, most: number): number {
  return 0.08 + 0.62 * (most > 0 ? share / most : 0);
}

/** The cells as they are on the page, as a panel. */
export function matrixPanel({ title, subtitle, classes, layers, rows }: MatrixPicture): Panel {
  const names = classes.map((name) => shortened(name, MOST_LETTERS));
  const left = 30 + Math.max(...names.map((name) => textWidth(name, FONT)));
  const cellWidth = Math.max(LEAST_WIDTH, (PANEL_WIDTH - left) / layers.length);
  const note = noteOf(rows.flat());
  const bottom = TOP + ROW * rows.length;
  const [width, height] = [Math.ceil(left + cellWidth * layers.length), note === '' ? bottom : bottom + ROW];
  const most = Math.max(0, ...rows.flat().map(({ share }) => share));
  const heads = layers.map((name, d) => headOf(name, layerColour(d, layers.length), left + cellWidth * d, 56));
  const labels = names.map((name, label) => headOf(name, classColour(label), 4, TOP + ROW * label + 17));
  const cells = rows.flatMap((row, label) =>
    row.map((cell, d) => {
      const colour = layerColour(d, layers.length);
      const drawn = cellOf(cell, cellWidth - GAP, colour, shadeOf(cell.share, most));
      return `<g transform="translate(${(left + cellWidth * d).toFixed(1)},${TOP + ROW * label})">${drawn}</g>`;
    }),
  );
  const content =
    `${heading(title, subtitle)}<text x="4" y="${bottom + 17}" font-size="${FONT}" fill="var(--muted)">${note}</text>` +
    `<g font-size="${FONT}" fill="currentColor">${[...heads, ...labels, ...cells].join('')}</g>`;
  return svgPanel(title, [width, height], content);
}

/** Explains the small numbers and the bars in the cells, where there are any. */
function noteOf(cells: readonly MatrixCell[]): string {
  return [
    ...(cells.some(({ previous }) => previous !== null) ? ['small: points since the previous run'] : []),
    ...(cells.some(({ selected }) => selected !== null) ? ['bars: part of the selected samples'] : []),
  ].join('; ');
}

/** A name behind a square of its colour. */
function headOf(name: string, colour: string, x: number, y: number): string {
  const at = x.toFixed(1);
  return (
    `<rect x="${at}" y="${y - 9}" width="9" height="9" rx="2" fill="${colour}"/>` +
    `<text x="${(x + 15).toFixed(1)}" y="${y}">${escapeMarkup(name)}</text>`
  );
}

function cellOf({ share, previous, selected }: MatrixCell, width: number, colour: string, shade: number): string {
  const area = (part: number, top: number, fill: string) =>
    `<rect y="${top}" width="${(part * width).toFixed(1)}" height="${ROW - GAP - top}" ${fill}/>`;
  const change = previous === null ? '' : `<tspan dx="6" font-size="9.5">${difference(share - previous)}</tspan>`;
  return (
    area(1, 0, `rx="4" fill="${colour}" fill-opacity="${shade.toFixed(3)}"`) +
    (selected === null ? '' : area(selected, ROW - GAP - 4, `fill="${SELECTED_COLOUR}"`)) +
    `<text x="${(width / 2).toFixed(1)}" y="16" text-anchor="middle">${percent(share)}${change}</text>`
  );
}
