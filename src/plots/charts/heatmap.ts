import { cell, text } from '@observablehq/plot';
import { ACCENT } from '../colours.ts';
import { type Panel, panel } from '../panel.ts';

export interface HeatmapCell {
  readonly row: string;
  readonly column: string;
  /** Not negative. */
  readonly value: number;
}

export interface HeatmapSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** None where a row and a column have no value. */
  readonly cells: readonly HeatmapCell[];
}

const ROW_HEIGHT = 32;
/** Numbers in the colour of the text stay readable on shades between these, on light and on dark paper. */
const SHADES = { least: 0.06, most: 0.72 };

/** A table of numbers in shades from zero to the largest. */
export function drawHeatmap(document: Document, { title, subtitle, rows, columns, cells }: HeatmapSpec): Panel {
  const largest = cells.reduce((most, { value }) => Math.max(most, value), 0);
  const shade = ({ value }: HeatmapCell) =>
    SHADES.least + (SHADES.most - SHADES.least) * (largest > 0 ? value / largest : 0);
  return panel(document, {
    title,
    subtitle,
    plot: {
      height: rows.length * ROW_HEIGHT + 40,
      marginTop: 30,
      marginBottom: 10,
      x: { domain: [...columns], axis: 'top', label: null, tickSize: 0, padding: 0.04 },
      y: { domain: [...rows], label: null, tickSize: 0, padding: 0.06 },
      opacity: { type: 'identity' },
      marks: [
        cell(cells, { x: 'column', y: 'row', fill: ACCENT, fillOpacity: shade, rx: 2 }),
        text(cells, { x: 'column', y: 'row', text: ({ value }: HeatmapCell) => shortNumber(value) }),
      ],
    },
  });
}

/** Formats a number so that it fits into a cell. */
function shortNumber(value: number): string {
  if ((value > 0 && value < 0.001) || value >= 1e5) return value.toExponential(0);
  return value < 1 ? value.toFixed(3) : value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(value))));
}
