import { barX, ruleX, text, tickX } from '@observablehq/plot';
import { percentScale } from '../axes.ts';
import { SELECTED_COLOUR } from '../colours.ts';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';

/** A bar of shares that add up to 1, in the order of the parts. */
export interface ShareBar {
  readonly name: string;
  readonly shares: readonly (number | null)[];
  /** A share of the whole, drawn within the bar; none where left out. */
  readonly inner?: number | null;
  /** Places at which the parts of another bar end, drawn as dashed lines across this one. */
  readonly borders?: readonly number[];
}

export interface ShareBarsSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly LegendItem[];
  /** What `inner` and `borders` stand for in the legend. */
  readonly keys?: readonly LegendItem[];
  readonly bars: readonly ShareBar[];
}

const BAR_HEIGHT = 38;
const LEAST_HEIGHT = 130;
/** A narrower part has no room for its number. */
const LABELLED_SHARE = 0.07;

/** Horizontal bars, each split into shares of a whole. */
export function drawShareBars(document: Document, { title, subtitle, parts, keys = [], bars }: ShareBarsSpec): Panel {
  return panel(document, {
    title,
    subtitle,
    legend: [...parts, ...keys],
    plot: {
      height: Math.max(bars.length * BAR_HEIGHT, LEAST_HEIGHT) + 48,
      marginRight: 22,
      marginLeft: 14 + 7 * Math.max(...bars.map(({ name }) => name.length), 4),
      x: { ...percentScale(), label: null },
      y: { domain: bars.map(({ name }) => name), label: null, padding: 0.25 },
      marks: [
        ...pieceMarks(bars, parts),
        ...overlays(bars),
        ruleX([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
      ],
    },
  });
}

function pieceMarks(bars: readonly ShareBar[], parts: readonly LegendItem[]) {
  const pieces = bars.flatMap(({ name, shares }) => piecesOf(name, shares, parts));
  const labelled = pieces.filter(({ start, end }) => end - start >= LABELLED_SHARE);
  return [
    barX(pieces, { y: 'name', x1: 'start', x2: 'end', fill: 'colour', insetRight: 1 }),
    text(labelled, { y: 'name', x: 'middle', text: 'label', fill: 'white', fontWeight: 'bold' }),
  ];
}

/** The inner shares, and the borders of other bars. */
function overlays(bars: readonly ShareBar[]) {
  const inner = bars.filter((bar) => typeof bar.inner === 'number');
  const borders = bars.flatMap(({ name, borders: ends = [] }) => ends.map((border) => ({ name, border })));
  return [
    barX(inner, { y: 'name', x1: 0, x2: 'inner', fill: SELECTED_COLOUR, insetTop: 22 }),
    tickX(borders, { y: 'name', x: 'border', stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '3,2' }),
  ];
}

function piecesOf(name: string, shares: ShareBar['shares'], parts: readonly LegendItem[]) {
  let end = 0;
  return shares.map((share, index) => {
    const start = end;
    end += share ?? 0;
    const label = `${Math.round((share ?? 0) * 100)}%`;
    return { name, start, end, middle: (start + end) / 2, label, colour: parts[index]?.colour ?? 'currentColor' };
  });
}
