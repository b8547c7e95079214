import { computed } from '@preact/signals';
import { sum } from '../../importance/sum.ts';
import type { Series } from '../../plots/charts/lines.ts';
import { layerColour, MUTED } from '../../plots/colours.ts';
import type { LegendItem } from '../../plots/legend.ts';
import { NORMALISATION_UNITS } from '../../studies/normalisationWords.ts';
import { Chart } from '../charts/chart.tsx';
import { lineReading, lineRows } from '../charts/lineReading.ts';
import { PALE, PREVIOUS, PREVIOUS_NAME } from '../charts/overlays.ts';
import type { Plots } from '../charts/plotting.ts';
import { thinned } from '../charts/thinned.ts';
import { normalisation } from '../drawing/normalisation.ts';
import { readable } from '../explanations/scoreWords.ts';
import { normalisedSelection } from '../selection/selectionHistory.ts';
import { run } from '../session/signals.ts';
import { normalisedTotals, previousNormalisedTotals } from './normalisedTotals.ts';

interface Areas {
  /** The importance of each layer, and that of the selected samples in it where there are any. */
  readonly values: readonly Series[];
  /** As they are stacked: a layer, or the selected samples in it and the rest of it. */
  readonly stacked: readonly Series[];
  /** The top of each layer in the previous run. */
  readonly outlines: readonly Series[];
  readonly legend: readonly LegendItem[];
}

const areas = computed((): Areas | null => {
  const totals = normalisedTotals.value;
  const names = run.value?.layers ?? [];
  if (totals.length === 0) return null;
  const layers = names.map((name, d) => seriesOf(name, layerColour(d, names.length), layerOf(totals, d)));
  const outlines = previousNormalisedTotals.value.length > 0 ? outlinesOf(previousNormalisedTotals.value, names) : [];
  const previousKey = outlines.length > 0 ? [{ name: 'previous run', colour: MUTED, dashed: true }] : [];
  const selected = normalisedSelection.value;
  if (selected === null) return { values: layers, stacked: layers, outlines, legend: [...layers, ...previousKey] };
  const parts = layers.map(({ name, colour }, d) => seriesOf(`${name}, selected`, colour, layerOf(selected, d)));
  const stacked = layers.flatMap(({ name, colour }, d) => {
    const rest = layerOf(totals, d).map((value, t) => value - (layerOf(selected, d)[t] ?? 0));
    return [parts[d] ?? [], seriesOf(`${name}, not selected`, colour + PALE, rest)].flat();
  });
  const legend = [...layers, { name: 'pale: not selected', colour: '#8b919c55' }, ...previousKey];
  return { values: [...layers, ...parts], stacked, outlines, legend };
});

function layerOf(totals: readonly number[][][], d: number): number[] {
  return totals.map((byLayer) => sum(byLayer[d] ?? []));
}

function seriesOf(name: string, colour: string, values: readonly number[]): Series {
  return { name, colour, points: thinned(values.map((value, t) => ({ epoch: t + 1, value }))) };
}

/** The tops of the stacked layers; only the top of all where the run has other layers. */
function outlinesOf(totals: readonly number[][][], names: readonly string[]): Series[] {
  const layers = totals[0]?.length ?? 0;
  const outline = (name: string, below: number) => {
    const tops = totals.map((byLayer) => sum(byLayer.slice(0, below).map(sum)));
    return { ...seriesOf(name + PREVIOUS_NAME, MUTED, tops), ...PREVIOUS };
  };
  if (layers !== names.length) return [outline('all layers', layers)];
  return names.map((name, d) => outline(name, d + 1));
}

const lines = lineReading(readable, 58);

const reading = {
  left: lines.left,
  right: lines.right,
  lastEpoch: ({ values }: Areas) => lines.lastEpoch(values),
  at: ({ values }: Areas, epoch: number) => lines.at(values, epoch),
};

const draw = ({ drawStackedAreas }: Plots, { stacked, outlines, legend }: Areas) =>
  drawStackedAreas(document, {
    title: 'Importance by layer',
    subtitle: `${NORMALISATION_UNITS[normalisation.peek()]}, summed over samples, stacked`,
    series: stacked,
    outlines,
    legend,
  });

/** Importance of the layers over the epochs, stacked. */
export function LayerChart() {
  return (
    <Chart
      data={areas}
      draw={draw}
      reading={reading}
      rows={({ values, outlines }) => lineRows([...values, ...outlines])}
      explanation="layers"
      title="Importance by layer"
    />
  );
}
