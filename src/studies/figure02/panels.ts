import type { Normalisation } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { drawFacetedLines } from '../../plots/charts/facetedLines.ts';
import { drawLines, type EpochPoint, type Series } from '../../plots/charts/lines.ts';
import { drawShareBars } from '../../plots/charts/shareBars.ts';
import { classColour, layerColour } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { drawChance } from '../chance/chancePanel.ts';
import type { Drawing } from '../figure.ts';
import { NORMALISATION_UNITS } from '../normalisationWords.ts';
import { drawClassMeans } from './classMeansPanel.ts';
import { type LayerRow, type Rows02, shownClasses, type TotalRow } from './rows.ts';

/**
 * Totals by layer and by class over the epochs, both at once, the layers' shares of the whole run; and, where importance
 * is plain, the mean of each class and what chance gives.
 */
export function drawFigure02(rows: Rows02, drawing: Drawing, normalisation: Normalisation): Panel[] {
  const { document, layers } = drawing;
  const rowsByLayer = grouped(rows.totals, ({ layer }) => layer);
  const byLayer = layers.map((name, d) => ({
    name,
    colour: layerColour(d, layers.length),
    points: pointsOf(rowsByLayer.get(name) ?? [], normalisation),
  }));
  return [
    drawByLayer(document, rows.totals, byLayer, normalisation),
    drawLayerShares(document, rows.layers, byLayer),
    ...drawByClass(rows.totals, rowsByLayer, drawing, normalisation),
    ...(normalisation === 'plain'
      ? [drawClassMeans(document, rows.classes), ...drawChance(document, rows.chance)]
      : []),
  ];
}

/** Each layer, and all together where the scale leaves room for them. */
function drawByLayer(
  document: Document,
  totals: readonly TotalRow[],
  byLayer: readonly Series[],
  normalisation: Normalisation,
): Panel {
  const all = { name: 'all layers', colour: 'currentColor', width: 2.6, points: pointsOf(totals, normalisation) };
  return drawLines(document, {
    title: 'Importance by layer',
    subtitle: `${NORMALISATION_UNITS[normalisation]}, summed over samples, by epoch`,
    series: normalisation === 'relative' ? byLayer : [...byLayer, all],
  });
}

function drawLayerShares(document: Document, rows: readonly LayerRow[], parts: readonly Series[]): Panel {
  return drawShareBars(document, {
    title: 'Shares of the layers',
    subtitle: 'of the importance of the whole run, plain and per parameter',
    parts,
    bars: [
      { name: 'total', shares: rows.map(({ share }) => share) },
      { name: 'per parameter', shares: rows.map(({ sharePerParameter }) => sharePerParameter) },
    ],
  });
}

/** The classes over all layers, and within each. */
function drawByClass(
  totals: readonly TotalRow[],
  rowsByLayer: ReadonlyMap<string, readonly TotalRow[]>,
  { document, layers, classes }: Drawing,
  normalisation: Normalisation,
): Panel[] {
  const which = whichClasses(totals, classes);
  const subtitle = `${NORMALISATION_UNITS[normalisation]}, summed over its samples, by epoch`;
  const series = (rows: readonly TotalRow[]) => classSeries(rows, classes, normalisation);
  return [
    drawLines(document, { title: `Importance by class${which}`, subtitle, series: series(totals) }),
    drawFacetedLines(document, {
      title: `By class within each layer${which}`,
      subtitle,
      facets: layers.map((title) => ({ title, series: series(rowsByLayer.get(title) ?? []) })),
    }),
  ];
}

/** Words for the titles: how many classes are drawn, where not all are. */
function whichClasses(totals: readonly TotalRow[], classes: readonly string[]): string {
  const shown = shownClasses(totals);
  return shown < classes.length ? `: the ${shown} largest of ${classes.length}` : '';
}

/** A line for each class that has rows of its own, in colours that differ among the shown. */
function classSeries(rows: readonly TotalRow[], classes: readonly string[], normalisation: Normalisation): Series[] {
  return [...grouped(rows, (row) => row.class)].flatMap(([label, members], place) =>
    label === null
      ? []
      : {
          name: classes[label] ?? '',
          colour: classColour(place),
          width: 1.5,
          points: pointsOf(members, normalisation),
        },
  );
}

/** The sum of the rows of each epoch. */
function pointsOf(rows: readonly TotalRow[], normalisation: Normalisation): EpochPoint[] {
  const epochs = grouped(rows, ({ epoch }) => epoch);
  return [...epochs].map(([epoch, members]) => ({ epoch, value: sum(members.map((row) => row[normalisation])) }));
}

/** The rows by a key, in the order in which keys first occur. One pass: with many layers there are many thousands. */
function grouped<Key>(rows: readonly TotalRow[], keyOf: (row: TotalRow) => Key): Map<Key, TotalRow[]> {
  const groups = new Map<Key, TotalRow[]>();
  for (const row of rows) {
    const members = groups.get(keyOf(row));
    if (members) members.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
