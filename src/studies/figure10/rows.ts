import { medianSorted } from 'simple-statistics';
import { linearBins, logarithmicBins } from '../../importance/statistics/histogram.ts';
import { sum } from '../../importance/sum.ts';
import { type ChanceRow, chanceRows } from '../chance/chanceRows.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { rounded } from '../rounding.ts';
import { CLAIMS_10 } from './claims.ts';

export type BinRow = Readonly<{ axis: 'linear' | 'logarithmic'; low: number; high: number; samples: number }>;

/** A statistic of τ over the samples. */
export type StatisticRow = Readonly<{ statistic: string; value: number }>;

export type Rows10 = Readonly<{ bins: BinRow[]; statistics: StatisticRow[]; chance: ChanceRow[] }>;

const BINS = 50;

export function rows10(inputs: FigureInputs): Rows10 | null {
  if (inputs.summaries === null) return null;
  const { tau } = inputs.summaries.plain;
  const binRows = (axis: BinRow['axis'], bins: ReturnType<typeof linearBins>) =>
    bins.map(({ low, high, samples }) => ({ axis, low: rounded(low), high: rounded(high), samples }));
  return {
    bins: [...binRows('linear', linearBins(tau, BINS)), ...binRows('logarithmic', logarithmicBins(tau, BINS))],
    statistics: statisticRows(tau),
    chance: chanceRows(CLAIMS_10, inputs),
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

/** The value of a statistic by its name. */
export function statisticOf(statistics: readonly StatisticRow[], name: string): number {
  return statistics.find(({ statistic }) => statistic === name)?.value ?? 0;
}
