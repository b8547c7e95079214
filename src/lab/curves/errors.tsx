import { computed } from '@preact/signals';
import type { Series } from '../../plots/charts/lines.ts';
import { SELECTED_COLOUR, TEST_COLOUR, TRAIN_COLOUR } from '../../plots/colours.ts';
import type { EpochRow } from '../../run/records.ts';
import { Chart } from '../charts/chart.tsx';
import { lineReading, lineRows } from '../charts/lineReading.ts';
import { PREVIOUS, PREVIOUS_NAME } from '../charts/overlays.ts';
import type { Plots } from '../charts/plotting.ts';
import type { SelectionEpoch } from '../protocol/questions.ts';
import type { EpochSummary } from '../protocol/values.ts';
import { previousSelectionHistory, selectionHistory } from '../selection/selectionHistory.ts';
import { previousRun, run } from '../session/signals.ts';

type Quantity = 'error' | 'nll';

const SPLITS = [
  { split: 'train', name: 'training', colour: TRAIN_COLOUR },
  { split: 'test', name: 'test', colour: TEST_COLOUR },
] as const;

/** Lines of a quantity over the epochs, and the previous run in dashes. */
function seriesOf(quantity: Quantity): Series[] | null {
  const epochs = run.value?.epochs ?? [];
  if (epochs.length === 0) return null;
  const present = SPLITS.map(({ split, name, colour }) => ({
    name,
    colour,
    points: pointsOf(epochs, split, quantity),
  }));
  const previousEpochs = previousRun.value?.epochs ?? [];
  const previous = SPLITS.map(({ split, name, colour }) => ({
    name: name + PREVIOUS_NAME,
    colour,
    ...PREVIOUS,
    points: pointsOf(previousEpochs, split, quantity),
  }));
  return [...(previousEpochs.length > 0 ? previous : []), ...present, ...selectedSeries(quantity)];
}

/** The selected training samples, in both runs. */
function selectedSeries(quantity: Quantity): Series[] {
  const line = (name: string, epochs: readonly SelectionEpoch[] | null, style: Partial<Series>): Series[] => {
    if (epochs === null) return [];
    const points = epochs.map((part) => ({ epoch: part.epoch, value: part[quantity] > 0 ? part[quantity] : null }));
    return [{ name, colour: SELECTED_COLOUR, points, ...style }];
  };
  return [
    ...line(`selected${PREVIOUS_NAME}`, previousSelectionHistory.value, PREVIOUS),
    ...line('selected, training', selectionHistory.value, {}),
  ];
}

function pointsOf(epochs: readonly EpochSummary[], split: EpochRow['split'], quantity: Quantity) {
  return epochs.map(({ epoch, rows }) => {
    const value = rows.find((row) => row.split === split && row.class === -1)?.[quantity] ?? 0;
    return { epoch, value: value > 0 ? value : null }; // Zero has no place on a logarithmic axis.
  });
}

/** A single value gets an axis around it. */
function scaleOf({ logScale }: Plots, series: readonly Series[]) {
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const around = new Set(values).size === 1 ? values.flatMap((value) => [value / 1.5, value * 1.5]) : [];
  return logScale([...values, ...around], 1.08);
}

const errors = computed(() => seriesOf('error'));
const losses = computed(() => seriesOf('nll'));
const errorReading = lineReading((value) => `${(100 * value).toFixed(2)}%`);
const lossReading = lineReading((value) => value.toPrecision(3));

const drawErrors = (plots: Plots, series: Series[]) => {
  const y = { ...scaleOf(plots, series), tickFormat: (value: number) => `${Number((100 * value).toPrecision(3))}%` };
  return plots.drawLines(document, {
    title: 'Error',
    subtitle: 'share of wrong predictions, logarithmic, by epoch',
    series,
    y,
  });
};

const drawLosses = (plots: Plots, series: Series[]) =>
  plots.drawLines(document, {
    title: 'Loss',
    subtitle: 'mean negative log-likelihood in nats, logarithmic, by epoch',
    series,
    y: scaleOf(plots, series),
  });

/** Training and test error over the epochs. */
export function ErrorChart() {
  return (
    <Chart data={errors} draw={drawErrors} reading={errorReading} rows={lineRows} explanation="error" title="Error" />
  );
}

/** Training and test NLL over the epochs. */
export function LossChart() {
  return <Chart data={losses} draw={drawLosses} reading={lossReading} rows={lineRows} explanation="nll" title="Loss" />;
}
