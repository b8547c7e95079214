import { computed } from '@preact/signals';
import { sumLayers } from '../../importance/sumLayers.ts';
import type { Series } from '../../plots/charts/lines.ts';
import { layerColour, MUTED, TRAIN_COLOUR } from '../../plots/colours.ts';
import { Chart } from '../charts/chart.tsx';
import { lineReading, lineRows } from '../charts/lineReading.ts';
import type { Plots } from '../charts/plotting.ts';
import { thinned } from '../charts/thinned.ts';
import { readable } from '../explanations/scoreWords.ts';
import { run } from '../session/signals.ts';
import { previousStory, story } from './history.ts';

interface Layers {
  readonly series: readonly Series[];
  /** The importance of all layers in the previous run. */
  readonly previous: Series | null;
}

const layers = computed((): Layers | null => {
  const [told, names] = [story.value, run.value?.layers ?? []];
  if (told === null || told.nll.length === 0) return null;
  const previous = previousStory.value;
  return {
    series: told.importanceByLayer.map((values, d) => ({
      name: names[d] ?? '',
      colour: layerColour(d, names.length),
      points: pointsOf(values),
    })),
    previous: previous && previous.nll.length > 0 ? dashed(pointsOf(sumLayers(previous.importanceByLayer))) : null,
  };
});

const losses = computed((): Series[] | null => {
  const told = story.value;
  if (told === null || told.nll.length === 0) return null;
  const previous = previousStory.value;
  return [
    ...(previous && previous.nll.length > 0 ? [dashed(positive(previous.nll))] : []),
    { name: 'NLL', colour: TRAIN_COLOUR, points: positive(told.nll) },
  ];
});

const drawLayers = ({ drawStackedAreas }: Plots, { series, previous }: Layers) =>
  drawStackedAreas(document, {
    title: 'Its importance by layer',
    subtitle: 'squared change by the sample, by epoch, stacked',
    series,
    ...(previous && { outlines: [previous] }),
  });

const drawLosses = ({ drawLines, logScale }: Plots, series: Series[]) =>
  drawLines(document, {
    title: 'Its loss',
    subtitle: 'NLL in nats, logarithmic, by epoch',
    series,
    y: logScale(
      series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
      1.08,
    ),
  });

const layerReading = {
  ...lineReading(readable, 58),
  lastEpoch: ({ series }: Layers) => lineReading(readable).lastEpoch(series),
  at: ({ series, previous }: Layers, epoch: number) =>
    lineReading(readable).at(previous ? [...series, previous] : series, epoch),
};
const lossReading = lineReading(readable);
/** Importance of the focused sample by layer over the epochs. */
export function StoryLayers() {
  return (
    <Chart
      data={layers}
      draw={drawLayers}
      reading={layerReading}
      rows={({ series, previous }) => lineRows(previous ? [...series, previous] : series)}
      explanation="importanceByLayer"
      title="Its importance by layer"
    />
  );
}

/** Loss of the focused sample over the epochs. */
export function StoryLoss() {
  return (
    <Chart data={losses} draw={drawLosses} reading={lossReading} rows={lineRows} explanation="nll" title="Its loss" />
  );
}

function dashed(points: Series['points']): Series {
  return { name: 'previous run', colour: MUTED, dashed: true, width: 1.5, points };
}

function pointsOf(values: ArrayLike<number>): Series['points'] {
  return thinned(Array.from(values, (value, t) => ({ epoch: t + 1, value })));
}

/** Zero has no place on a logarithmic axis. */
function positive(values: ArrayLike<number>): Series['points'] {
  return pointsOf(values).map(({ epoch, value }) => ({ epoch, value: value !== null && value > 0 ? value : null }));
}
