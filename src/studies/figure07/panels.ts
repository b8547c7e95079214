import { BATCHES } from '../../batches/names.ts';
import { percentScale } from '../../plots/axes.ts';
import { drawIntervals } from '../../plots/charts/intervals.ts';
import { drawLines, type EpochPoint, lastEpoch, type Series } from '../../plots/charts/lines.ts';
import { BATCH_COLOURS } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { isControl } from '../batchGroups.ts';
import type { Drawing } from '../figure.ts';
import { listed } from '../words.ts';
import { type FinalError, type Rows07, type Split, testErrorOf, trainErrorOf } from './rows.ts';

const SPLITS = [
  { split: 'test', name: 'Test error' },
  { split: 'train', name: 'Training error' },
] as const;

/** Errors over the epochs, the same of the last half on an axis that fits it, and those of the last epoch. */
export function drawFigure07({ errors, final }: Rows07, { document }: Drawing): Panel[] {
  const curves = SPLITS.map(({ split, name }) => ({ name, series: seriesOf(errors, split) })).filter(
    ({ series }) => series.length > 0,
  );
  return [
    ...curves.map(({ name, series }) => drawWhole(document, name, series)),
    ...curves.flatMap(({ name, series }) => drawLastHalf(document, name, series)),
    ...drawFinal(document, 'Test error', final.map(testErrorOf)),
    ...drawFinal(document, 'Training error', final.map(trainErrorOf)),
  ];
}

/** An error as a percentage to hundredths, with its standard error: one of 10,000 test samples is a hundredth. */
export function errorPercent(error: number, standardError: number | null = null): string {
  const percent = (share: number) => (share * 100).toFixed(2);
  return `${percent(error)}%${standardError === null ? '' : ` ± ${percent(standardError)}`}`;
}

function seriesOf(errors: Rows07['errors'], split: Split): Series[] {
  const rows = errors.filter((row) => row.split === split);
  return BATCHES.filter((name) => rows.some(({ batches }) => batches === name)).map((name) => ({
    name,
    colour: BATCH_COLOURS[name],
    width: name === 'Rand' ? 2.6 : 1.8,
    dashed: isControl(name),
    points: rows
      .filter(({ batches }) => batches === name)
      .map(({ epoch, error, standardError }) => ({ epoch, value: error, spread: standardError })),
  }));
}

function drawWhole(document: Document, title: string, series: readonly Series[]): Panel {
  return drawLines(document, {
    title,
    subtitle: 'share of wrong predictions, per epoch',
    series,
    y: percentScale([0, Math.max(0.02, highest(series))]),
  });
}

/** Returns no panel for a single epoch, which the first panel shows already. */
function drawLastHalf(document: Document, name: string, series: readonly Series[]): Panel[] {
  if (lastEpoch(series) < 2) return [];
  const half = lastHalf(series);
  const near = withoutFarAbove(half);
  const far = half.filter((line) => !near.includes(line)).map((line) => line.name);
  return [
    drawLines(document, {
      title: `${name}, last half of the epochs`,
      subtitle: `on an axis that fits it${far.length > 0 ? `; left out, far above: ${listed(far)}` : ''}`,
      series: near,
      y: percentScale([lowest(near), highest(near)]),
    }),
  ];
}

/** The points of the last half of the epochs; lines that end before are left out. */
function lastHalf(series: readonly Series[]): Series[] {
  const last = lastEpoch(series);
  return series
    .map((line) => ({ ...line, points: line.points.filter(({ epoch }) => epoch > last / 2) }))
    .filter(({ points }) => points.length > 0);
}

/**
 * At most a third of the lines are left out: those above a gap that is wider than the room that all lines below it
 * take, so that these can be told apart.
 */
function withoutFarAbove(series: readonly Series[]): readonly Series[] {
  const rising = [...series].sort((a, b) => highest([a]) - highest([b]));
  const firstFar = rising.findIndex((line, place) => {
    const below = rising.slice(0, place);
    return place >= (rising.length * 2) / 3 && lowest([line]) - highest(below) > highest(below) - lowest(below);
  });
  const far = firstFar < 0 ? [] : rising.slice(firstFar);
  return series.filter((line) => !far.includes(line));
}

function highest(series: readonly Series[]): number {
  return Math.max(...bandsOf(series).map(({ high }) => high));
}

function lowest(series: readonly Series[]): number {
  return Math.min(...bandsOf(series).map(({ low }) => low));
}

function bandsOf(series: readonly Series[]) {
  const band = ({ value, spread }: EpochPoint) =>
    value === null ? [] : [{ low: value - (spread ?? 0), high: value + (spread ?? 0) }];
  return series.flatMap(({ points }) => points.flatMap(band));
}

/** Returns no panel where no construction reached the last epoch. */
function drawFinal(document: Document, name: string, rows: readonly FinalError[]): Panel[] {
  const intervals = rows.flatMap(({ batches, error: value, standardError: spread }) =>
    value === null
      ? []
      : {
          name: batches,
          colour: BATCH_COLOURS[batches],
          dashed: isControl(batches),
          value,
          spread,
          label: errorPercent(value, spread),
        },
  );
  if (intervals.length === 0) return [];
  const ends = intervals.flatMap(({ value, spread }) => [value - (spread ?? 0), value + (spread ?? 0)]);
  return [
    drawIntervals(document, {
      title: `${name} in the last epoch`,
      subtitle: 'mean of the initialisations ± standard error; hollow: not in the paper',
      intervals,
      x: percentScale([Math.min(...ends), Math.max(...ends)]),
    }),
  ];
}
