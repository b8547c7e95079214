import { computed } from '@preact/signals';
import { largestFirst } from '../../importance/ranks.ts';
import { sum } from '../../importance/sum.ts';
import { TOP_GROUPS } from '../../importance/topGroups.ts';
import { formatPower } from '../../plots/axes.ts';
import { classColour, GROUP_COLOURS, layerColour } from '../../plots/colours.ts';
import { drawFacetedLines, type Facet } from '../../plots/facetedLines.ts';
import type { Series } from '../../plots/lines.ts';
import { drawShareBars, type ShareBar } from '../../plots/shareBars.ts';
import { drawStackedAreas } from '../../plots/stackedAreas.ts';
import type { Row } from '../../studies/figure.ts';
import { VIEW_UNITS } from '../../studies/viewWords.ts';
import { viewedTotals } from '../state/importance.ts';
import { classes, run, view } from '../state/lab.ts';
import { Chart } from './chart.tsx';
import { lineReading, lineRows } from './errors.tsx';

/** So many points along an axis say all that a picture can; more would only take time. */
const MOST_POINTS = 60;
/** Of many classes only those with the largest totals have a line. */
const MOST_CLASSES = 10;

const LATER = 'appears after the first epoch';

const stacked = computed((): Series[] | null => {
  const totals = viewedTotals.value;
  const layers = run.value?.layers ?? [];
  if (totals.length === 0) return null;
  return layers.map((name, d) => ({
    name,
    colour: layerColour(d, layers.length),
    points: thinned(totals.map((byLayer, t) => ({ epoch: t + 1, value: sum(byLayer[d] ?? []) }))),
  }));
});

const facets = computed((): Facet[] | null => {
  const totals = viewedTotals.value;
  const layers = run.value?.layers ?? [];
  if (totals.length === 0) return null;
  const names = classes.value;
  const shown = [
    ...largestFirst(names.map((_, label) => sum(totals.map((byLayer) => sum(byLayer.map((c) => c[label] ?? 0)))))),
  ]
    .slice(0, MOST_CLASSES)
    .sort((a, b) => a - b);
  return layers.map((title, d) => ({
    title,
    series: shown.map((label, place) => ({
      name: names[label] ?? String(label),
      colour: classColour(place),
      width: 1.5,
      points: thinned(totals.map((byLayer, t) => ({ epoch: t + 1, value: byLayer[d]?.[label] ?? 0 }))),
    })),
  }));
});

const shares = computed((): ShareBar[] | null => {
  const present = run.value;
  const last = present?.epochs.at(-1);
  if (!present || !last) return null;
  const [all = [], ...byLayer] = last.shares;
  return [...present.layers.map((name, d) => ({ name, shares: byLayer[d] ?? [] })), { name: 'all', shares: all }];
});

const areaReading = lineReading(readable, 58);

function readable(value: number): string {
  return value >= 0.01 || value === 0 ? String(Number(value.toPrecision(3))) : formatPower(value);
}

const drawAreas = (series: Series[]) =>
  drawStackedAreas(document, {
    title: 'Importance by layer',
    subtitle: `${VIEW_UNITS[view.peek()]}, summed over samples, stacked`,
    series,
  });

const drawFacets = (layers: Facet[]) => {
  const many = classes.peek().length > MOST_CLASSES ? `: the ${MOST_CLASSES} largest of ${classes.peek().length}` : '';
  const subtitle = `${VIEW_UNITS[view.peek()]}, summed over its samples, by epoch`;
  return drawFacetedLines(document, `By class within each layer${many}`, subtitle, layers);
};

const drawShares = (bars: ShareBar[]) =>
  drawShareBars(document, {
    title: 'Shares of the most important samples',
    subtitle: 'of the importance of each layer over the run so far, plain',
    parts: TOP_GROUPS.map(({ group }, index) => ({ name: group, colour: GROUP_COLOURS[index] ?? 'currentColor' })),
    bars,
  });

/** A row a layer and epoch, a column a class. */
const facetRows = (layers: readonly Facet[]): Row[] =>
  layers.flatMap(({ title, series }) => lineRows(series).map((row) => ({ layer: title, ...row })));

/** A row a layer, a column a group. */
const shareRows = (bars: readonly ShareBar[]): Row[] =>
  bars.map(({ name, shares: values }) => ({
    layer: name,
    ...Object.fromEntries(TOP_GROUPS.map(({ group }, index) => [group, values[index] ?? null])),
  }));

/** Importance of the layers over the epochs, stacked. */
export function LayerChart() {
  return (
    <Chart
      data={stacked}
      draw={drawAreas}
      reading={areaReading}
      rows={lineRows}
      explanation="layers"
      empty={{ title: 'Importance by layer', sentence: LATER }}
    />
  );
}

/** Class × layer × epoch. */
export function ClassChart() {
  return (
    <Chart
      data={facets}
      draw={drawFacets}
      rows={facetRows}
      explanation="classes"
      empty={{ title: 'By class within each layer', sentence: LATER }}
    />
  );
}

/** What the top 10, 20 and 80% of the samples have. */
export function ShareChart() {
  return (
    <Chart
      data={shares}
      draw={drawShares}
      rows={shareRows}
      explanation="shares"
      empty={{ title: 'Shares of the most important samples', sentence: LATER }}
    />
  );
}

/** Every n-th point and the last. */
function thinned<T>(points: readonly T[]): T[] {
  const stride = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}
