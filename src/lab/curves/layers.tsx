import { computed } from '@preact/signals';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import { TOP_GROUPS } from '../../importance/ranking/topGroups.ts';
import { sum } from '../../importance/sum.ts';
import type { Facet } from '../../plots/charts/facetedLines.ts';
import type { Series } from '../../plots/charts/lines.ts';
import type { ShareBar } from '../../plots/charts/shareBars.ts';
import { classColour, GROUP_COLOURS, MUTED, SELECTED_COLOUR } from '../../plots/colours.ts';
import type { LegendItem } from '../../plots/legend.ts';
import type { Row } from '../../studies/figure.ts';
import { NORMALISATION_UNITS } from '../../studies/normalisationWords.ts';
import { Chart } from '../charts/chart.tsx';
import { lineRows } from '../charts/lineReading.ts';
import { PALE, PREVIOUS, PREVIOUS_NAME } from '../charts/overlays.ts';
import type { Plots } from '../charts/plotting.ts';
import { thinned } from '../charts/thinned.ts';
import { normalisation } from '../drawing/normalisation.ts';
import { leftOut, selectedLeftOut } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { normalisedSelection, selectionShares } from '../selection/selectionHistory.ts';
import { classes, previousRun, run } from '../session/signals.ts';
import { normalisedTotals, previousNormalisedTotals } from './normalisedTotals.ts';

/** Where there are more classes, only those with the largest totals have a line. */
const MOST_CLASSES = 10;

const facets = computed((): Facet[] | null => {
  const totals = normalisedTotals.value;
  const layers = run.value?.layers ?? [];
  if (totals.length === 0) return null;
  const shown = largestClasses(totals);
  const selected = normalisedSelection.value;
  const previousTotals = comparable(previousNormalisedTotals.value, layers.length);
  return layers.map((title, d) => {
    const whole = classLines(totals, d, shown, { width: 1.5 });
    if (selected === null) {
      const previous = previousTotals ? classLines(previousTotals, d, shown, PREVIOUS, PREVIOUS_NAME) : [];
      return { title, series: [...previous, ...whole] };
    }
    const pale = whole.map((line) => ({ ...line, colour: line.colour + PALE, width: 1 }));
    const lines = classLines(selected, d, shown, { width: 2 }, ', selected');
    return { title, series: [...pale, ...lines.map(withoutZeros)] };
  });
});

/** By epoch, layer and class. */
type Totals = readonly number[][][];

/** The classes with the largest totals over all epochs and layers, in their own order. */
function largestClasses(totals: Totals): number[] {
  const totalOf = (label: number) => sum(totals.map((byLayer) => sum(byLayer.map((c) => c[label] ?? 0))));
  const byTotal = [...largestFirst(classes.value.map((_, label) => totalOf(label)))];
  return byTotal.slice(0, MOST_CLASSES).sort((a, b) => a - b);
}

/** A line in layer `d` for each class that is shown. */
function classLines(totals: Totals, d: number, shown: readonly number[], line: Partial<Series>, suffix = ''): Series[] {
  return shown.map((label, place) => ({
    name: (classes.value[label] ?? String(label)) + suffix,
    colour: classColour(place),
    points: thinned(totals.map((byLayer, t) => ({ epoch: t + 1, value: byLayer[d]?.[label] ?? 0 }))),
    ...line,
  }));
}

/** Layers of the previous run stand for those of the present one only where there are as many. */
function comparable<T extends readonly unknown[]>(epochs: readonly T[], layers: number): readonly T[] | null {
  return epochs[0]?.length === layers ? epochs : null;
}

const shares = computed((): ShareBar[] | null => {
  const present = run.value;
  const last = present?.epochs.at(-1);
  if (!present || !last) return null;
  const [all = [], ...byLayer] = last.shares;
  const previousShares = previousRun.value?.epochs.slice(-1).map((epoch) => epoch.shares) ?? [];
  const [previousAll = [], ...previousByLayer] = comparable(previousShares, last.shares.length)?.[0] ?? [];
  const selected = selectionShares.value;
  const bar = (name: string, own: ShareBar['shares'], previous: ShareBar['shares'], place: number): ShareBar => ({
    name,
    shares: own,
    borders: bordersOf(previous),
    ...(selected && { inner: selected[place] ?? null }),
  });
  const layers = present.layers.map((name, d) => bar(name, byLayer[d] ?? [], previousByLayer[d] ?? [], d));
  return [...layers, bar('all', all, previousAll, present.layers.length)];
});

/** Where each part ends, except the last. */
function bordersOf(parts: ShareBar['shares']): number[] {
  let end = 0;
  return parts.slice(0, -1).map((part) => (end += part ?? 0));
}

const drawFacets = ({ drawFacetedLines }: Plots, layers: Facet[]) => {
  const many = classes.peek().length > MOST_CLASSES ? `: the ${MOST_CLASSES} largest of ${classes.peek().length}` : '';
  const subtitle = `${NORMALISATION_UNITS[normalisation.peek()]}, summed over its samples, by epoch`;
  return drawFacetedLines(document, {
    title: `By class within each layer${many}`,
    subtitle,
    facets: layers,
    legend: legendOf(layers),
  });
};

const drawShares = ({ drawShareBars }: Plots, bars: ShareBar[]) => {
  const selected = bars.some(({ inner }) => inner !== undefined);
  const compared = bars.some(({ borders = [] }) => borders.length > 0);
  return drawShareBars(document, {
    title: 'Shares of the most important samples',
    subtitle: 'of the importance of each layer over the run so far, plain',
    parts: TOP_GROUPS.map(({ group }, index) => ({ name: group, colour: GROUP_COLOURS[index] ?? 'currentColor' })),
    keys: [
      ...(selected ? [{ name: `selected (${selectedPercent()}% of the samples)`, colour: SELECTED_COLOUR }] : []),
      ...(compared ? [{ name: 'previous run', colour: 'currentColor', dashed: true }] : []),
    ],
    bars,
  });
};

/** How much of what the run trains on is selected. */
function selectedPercent(): string {
  const { count, mask } = selection.peek() ?? { count: 0, mask: [] };
  const [own, all] = [count - selectedLeftOut.peek(), mask.length - leftOut.peek().size];
  return ((100 * own) / Math.max(1, all)).toFixed(1);
}

/** Leaves out zeros: a class without selected samples has no line. */
function withoutZeros(series: Series): Series {
  const points = series.points.map(({ epoch, value }) => ({ epoch, value: value === 0 ? null : value }));
  return { ...series, points };
}

/** A class once, however many lines it has. */
function legendOf(layers: readonly Facet[]): LegendItem[] {
  const series = layers[0]?.series ?? [];
  const whole = series.filter(({ name }) => !name.endsWith(PREVIOUS_NAME) && !name.endsWith(', selected'));
  const plain = whole.map(({ name, colour }) => ({ name, colour: colour.replace(/(#.{6}).*/, '$1') }));
  if (series.length === whole.length) return plain;
  const selected = series.some(({ name }) => name.endsWith(', selected'));
  const key = selected
    ? { name: 'pale: all samples', colour: '#8b919c55' }
    : { name: 'previous run', colour: MUTED, dashed: true };
  return [...plain, key];
}

/** One row per layer and epoch, one column per class. */
const facetRows = (layers: readonly Facet[]): Row[] =>
  layers.flatMap(({ title, series }) => lineRows(series).map((row) => ({ layer: title, ...row })));

/** One row per layer, one column per group. */
const shareRows = (bars: readonly ShareBar[]): Row[] =>
  bars.map(({ name, shares: values, inner }) => ({
    layer: name,
    ...Object.fromEntries(TOP_GROUPS.map(({ group }, index) => [group, values[index] ?? null])),
    ...(inner !== undefined && { selected: inner }),
  }));

/** Importance by class within each layer, over the epochs. */
export function ClassChart() {
  return (
    <Chart data={facets} draw={drawFacets} rows={facetRows} explanation="classes" title="By class within each layer" />
  );
}

/** The shares of the top 10%, the next 10% and the other 80%. */
export function ShareChart() {
  return (
    <Chart
      data={shares}
      draw={drawShares}
      rows={shareRows}
      explanation="shares"
      title="Shares of the most important samples"
    />
  );
}
