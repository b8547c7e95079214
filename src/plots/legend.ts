import { escapeMarkup, textWidth } from './svgText.ts';

export interface LegendItem {
  readonly name: string;
  readonly colour: string;
}

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

function legendItem({ name, colour }: LegendItem, x: number, y: number): string {
  const left = Math.round(x * 10) / 10;
  return (
    `<rect x="${left}" y="${y + 2}" width="${SWATCH}" height="${SWATCH}" rx="2.5" fill="${colour}"/>` +
    `<text x="${left + SWATCH + 5}" y="${y + SWATCH + 1}">${escapeMarkup(name)}</text>`
  );
}
