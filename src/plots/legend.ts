import { escapeMarkup, textWidth } from './svgText.ts';

export interface LegendItem {
  readonly name: string;
  readonly colour: string;
  /** Drawn in dashes, as its line is. */
  readonly dashed?: boolean;
  /** Drawn as pale as a band behind the data. */
  readonly pale?: boolean;
}

/** How opaque a band behind the data is. */
export const PALE = 0.3;

const FONT = 11.5;
const LINE = 18;
const SWATCH = 11;
const GAP = 14;

/** Items beyond this many would cover the plot: the colours then only separate neighbours. */
const MOST_ITEMS = 24;

/** A legend as SVG, wrapped into lines no wider than `width`, with its height in pixels. */
export function legend(items: readonly LegendItem[], width: number): { svg: string; height: number } {
  if (items.length === 0 || items.length > MOST_ITEMS) return { svg: '', height: 0 };
  let [x, y] = [0, 0];
  const parts = items.map((item) => {
    const itemWidth = SWATCH + 5 + textWidth(item.name, FONT) + GAP;
    if (x > 0 && x + itemWidth - GAP > width) [x, y] = [0, y + LINE];
    const part = legendItem(item, x, y);
    x += itemWidth;
    return part;
  });
  return { svg: `<g font-size="${FONT}" fill="currentColor">${parts.join('')}</g>`, height: y + LINE };
}

function legendItem(item: LegendItem, x: number, y: number): string {
  const left = Math.round(x * 10) / 10;
  return `${swatch(item, left, y + 2)}<text x="${left + SWATCH + 5}" y="${y + SWATCH + 1}">${escapeMarkup(item.name)}</text>`;
}

/** A filled square, or the outline of one. */
function swatch({ colour, dashed = false, pale = false }: LegendItem, x: number, y: number): string {
  const opacity = pale ? ` fill-opacity="${PALE}"` : '';
  if (!dashed)
    return `<rect x="${x}" y="${y}" width="${SWATCH}" height="${SWATCH}" rx="2.5" fill="${colour}"${opacity}/>`;
  const size = SWATCH - 2;
  return (
    `<rect x="${x + 1}" y="${y + 1}" width="${size}" height="${size}" rx="1.5" fill="none" stroke="${colour}" ` +
    'stroke-width="2" stroke-dasharray="3,2"/>'
  );
}
