import { dot, link, type ScaleOptions, text } from '@observablehq/plot';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';
import { textWidth } from '../svgText.ts';

/** A mean and how far its interval goes to either side; a dashed one is hollow. */
export interface Interval extends LegendItem {
  readonly value: number;
  /** `null` for none. */
  readonly spread: number | null;
  /** What is written at the end of the row. */
  readonly label: string;
}

export interface IntervalsSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly intervals: readonly Interval[];
  readonly x: ScaleOptions;
}

const ROW_HEIGHT = 24;
const FONT = 11;
/** Before and behind a label, pixels. */
const GAP = 10;

/** Draws a dot with its interval per row, in the given order. */
export function drawIntervals(document: Document, { title, subtitle, intervals, x }: IntervalsSpec): Panel {
  const rows = intervals.map((interval) => {
    const spread = interval.spread ?? 0;
    const fill = interval.dashed ? 'var(--paper)' : interval.colour;
    return { ...interval, fill, low: interval.value - spread, high: interval.value + spread };
  });
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, FONT)));
  return panel(document, {
    title,
    subtitle,
    plot: {
      height: rows.length * ROW_HEIGHT + 48,
      marginRight: Math.ceil(widest) + 2 * GAP,
      x: { ...x, label: null, grid: true },
      y: { type: 'point', domain: rows.map(({ name }) => name), label: null, padding: 0.5, tickSize: 0 },
      marks: [
        link(rows, { x1: 'low', x2: 'high', y1: 'name', y2: 'name', stroke: 'colour', strokeWidth: 2.5 }),
        dot(rows, { x: 'value', y: 'name', r: 3.8, fill: 'fill', stroke: 'colour', strokeWidth: 2 }),
        text(rows, { y: 'name', text: 'label', frameAnchor: 'right', textAnchor: 'start', dx: GAP, fontSize: FONT }),
      ],
    },
  });
}
