import { barX, dot } from '@observablehq/plot';
import { fittingScale } from '../axes.ts';
import { type LegendItem, PALE } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';
import { textWidth } from '../svgText.ts';

/** A value, and the band to compare it with; none where an end of it is `null`. */
export interface BandedDot {
  readonly name: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface BandedDotsSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly BandedDot[];
  /** What the dots and the bands stand for. */
  readonly dots: LegendItem;
  readonly bands: LegendItem;
}

const ROW_HEIGHT = 20;
const FONT = 11;
/** Longer names are cut, so that they leave room for the values. */
const MOST_LETTERS = 20;

/** Draws a dot over a pale band per row, in the given order. */
export function drawBandedDots(document: Document, { title, subtitle, rows, dots, bands }: BandedDotsSpec): Panel {
  const names = rows.map(({ name }) => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name));
  const placed = rows.map((row, place) => ({ ...row, place }));
  const banded = placed.filter(({ low, high }) => low !== null && high !== null);
  return panel(document, {
    title,
    subtitle,
    legend: banded.length > 0 ? [dots, { ...bands, pale: true }] : [dots],
    plot: {
      height: rows.length * ROW_HEIGHT + 48,
      marginLeft: 18 + Math.max(0, ...names.map((name) => textWidth(name, FONT))),
      x: { ...fittingScale(rows.flatMap(({ value, low, high }) => [0, value, low ?? 0, high ?? 0])), grid: true },
      y: {
        type: 'band',
        label: null,
        domain: [...names.keys()],
        tickFormat: (place: number) => names[place],
        tickSize: 0,
      },
      marks: [
        barX(banded, { x1: 'low', x2: 'high', y: 'place', fill: bands.colour, fillOpacity: PALE, inset: 2 }),
        dot(placed, { x: 'value', y: 'place', r: 4, fill: dots.colour }),
      ],
    },
  });
}
