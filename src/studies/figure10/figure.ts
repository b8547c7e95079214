import { medianSorted } from 'simple-statistics';
import { linearBins, logarithmicBins } from '../../importance/statistics/histogram.ts';
import { sum } from '../../importance/sum.ts';
import { drawHistogram } from '../../plots/charts/histogram.ts';
import type { Panel } from '../../plots/panel.ts';
import { type Drawing, defineFigure } from '../figure.ts';
import type { Material } from '../figureInputs.ts';
import { percent, rounded } from '../numbers.ts';

export type BinRow = Readonly<{ axis: 'linear' | 'logarithmic'; low: number; high: number; samples: number }>;

/** A statistic of τ over the samples. */
export type StatisticRow = Readonly<{ statistic: string; value: number }>;
export type Rows10 = Readonly<{ bins: BinRow[]; statistics: StatisticRow[] }>;

const BINS = 50;

export const figure10 = defineFigure<Rows10>({
  number: 10,
  title: 'How importance is distributed',
  question: 'Are there many important samples or few?',
  method:
    'Histogram of the overall importance τ of each sample, the sum over all layers and epochs, on a linear and on a logarithmic axis.',
  normalisations: ['plain'],
  digest: 'statistics',
  rows,
  panels,
  reading,
});

function rows({ summaries }: Material): Rows10 | null {
  if (summaries === null) return null;
  const { tau } = summaries.plain;
  const binRows = (axis: BinRow['axis'], bins: ReturnType<typeof linearBins>) =>
    bins.map(({ low, high, samples }) => ({ axis, low: rounded(low), high: rounded(high), samples }));
  return {
    bins: [...binRows('linear', linearBins(tau, BINS)), ...binRows('logarithmic', logarithmicBins(tau, BINS))],
    statistics: statisticRows(tau),
  };
}

function statisticRows(tau: Float64Array): StatisticRow[] {
  const sorted = Float64Array.from(tau).sort();
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const mean = sum(tau) / tau.length;
  const belowMean = sorted.filter((value) => value < mean).length / sorted.length;
  return [
    { statistic: 'least', value: rounded(quantile(0)) },
    { statistic: 'median', value: rounded(medianSorted([...sorted])) },
    { statistic: 'mean', value: rounded(mean) },
    { statistic: 'ninth decile', value: rounded(quantile(0.9)) },
    { statistic: 'largest', value: rounded(quantile(1)) },
    { statistic: 'share below the mean', value: rounded(belowMean) },
  ];
}

function panels({ bins, statistics }: Rows10, { document }: Drawing): Panel[] {
  const landmarks = [
    { name: 'median', colour: '#1d9fb8', value: statisticOf(statistics, 'median') },
    { name: 'mean', colour: '#f2643d', value: statisticOf(statistics, 'mean') },
  ];
  return (['linear', 'logarithmic'] as const).map((axis) =>
    drawHistogram(document, {
      title: axis === 'linear' ? 'Overall importance' : 'The same on a logarithmic axis',
      subtitle: 'number of samples by τ, the squared change over the run',
      bins: bins.filter((bin) => bin.axis === axis),
      logarithmic: axis === 'logarithmic',
      landmarks,
    }),
  );
}

function statisticOf(statistics: readonly StatisticRow[], name: string): number {
  return statistics.find(({ statistic }) => statistic === name)?.value ?? 0;
}

function reading({ statistics }: Rows10): string {
  const [median, mean] = [statisticOf(statistics, 'median'), statisticOf(statistics, 'mean')];
  const below = percent(statisticOf(statistics, 'share below the mean'));
  const largest = mean > 0 ? (statisticOf(statistics, 'largest') / mean).toPrecision(2) : '0';
  const ratio = mean > 0 ? (median / mean).toFixed(2) : '0';
  return `The median is ${ratio} times the mean, and ${below} of the samples are below the mean. The largest is ${Number(largest)} times the mean.`;
}
