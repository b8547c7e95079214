import { sum } from '../importance/sum.ts';
import type { View } from '../importance/views.ts';
import { classColour, layerColour } from '../plots/colours.ts';
import { drawFacetedLines } from '../plots/facetedLines.ts';
import { drawLines, type EpochPoint, type Series } from '../plots/lines.ts';
import type { Panel } from '../plots/panel.ts';
import { drawShareBars } from '../plots/shareBars.ts';
import type { Drawing } from './figure.ts';
import type { Rows02, TotalRow } from './figure02Rows.ts';
import { VIEW_UNITS } from './viewWords.ts';

/** Totals by layer and by class over the epochs, both at once, and the layers' shares of the whole run. */
export function drawFigure02({ totals, layers: layerRows }: Rows02, drawing: Drawing, view: View): Panel[] {
  const { document, layers, classes } = drawing;
  const units = VIEW_UNITS[view];
  const byLayer = layers.map((name, d) => layerSeries(totals, name, layerColour(d, layers.length), view));
  const all = { name: 'all layers', colour: 'currentColor', width: 2.6, points: pointsOf(totals, view) };
  const byClass = (rows: readonly TotalRow[]) => classes.map((name, label) => classSeries(rows, name, label, view));
  return [
    drawLines(document, {
      title: 'Importance by layer',
      subtitle: `${units}, summed over samples, by epoch`,
      series: view === 'relative' ? byLayer : [...byLayer, all],
    }),
    drawShareBars(document, {
      title: 'Shares of the layers',
      subtitle: 'of the importance of the whole run, plain and per parameter',
      parts: byLayer,
      bars: [
        { name: 'total', shares: layerRows.map(({ share }) => share) },
        { name: 'per parameter', shares: layerRows.map(({ sharePerParameter }) => sharePerParameter) },
      ],
    }),
    drawLines(document, {
      title: 'Importance by class',
      subtitle: `${units}, summed over its samples, by epoch`,
      series: byClass(totals),
    }),
    drawFacetedLines(
      document,
      'By class within each layer',
      `${units}, summed over its samples, by epoch`,
      layers.map((title) => ({ title, series: byClass(totals.filter(({ layer }) => layer === title)) })),
    ),
  ];
}

function layerSeries(totals: readonly TotalRow[], name: string, colour: string, view: View): Series {
  return {
    name,
    colour,
    points: pointsOf(
      totals.filter(({ layer }) => layer === name),
      view,
    ),
  };
}

function classSeries(totals: readonly TotalRow[], name: string, label: number, view: View): Series {
  const members = totals.filter((row) => row.class === label);
  return { name, colour: classColour(label), width: 1.5, points: pointsOf(members, view) };
}

/** The sum of the rows of each epoch. */
function pointsOf(totals: readonly TotalRow[], view: View): EpochPoint[] {
  const epochs = new Map<number, number[]>();
  for (const row of totals) epochs.set(row.epoch, [...(epochs.get(row.epoch) ?? []), row[view]]);
  return [...epochs].map(([epoch, values]) => ({ epoch, value: sum(values) }));
}
