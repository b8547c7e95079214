import { ranks } from '../ranking/ranks.ts';
import { pearson } from './correlation.ts';
import { pairsOf } from './pairs.ts';

/**
 * Spearman correlation over samples of each pair of series in each epoch, [pairs][epochs], over the epochs that all
 * have (paper, figure 1). `series` is [series][epochs][samples]. Each epoch of a series is ranked once. `null` where
 * one side does not vary.
 */
export function pairCorrelations(series: readonly (readonly ArrayLike<number>[])[]): (number | null)[][] {
  const pairs = pairsOf(series);
  if (pairs.length === 0) return [];
  const epochs = Math.min(...series.map(({ length }) => length));
  const byEpoch = Array.from({ length: epochs }, (_, t) => correlationsOf(series.map((values) => values[t] ?? [])));
  return pairs.map((_, pair) => byEpoch.map((correlations) => correlations[pair] ?? null));
}

function correlationsOf(values: readonly ArrayLike<number>[]): (number | null)[] {
  return pairsOf(values.map(ranks)).map(([a, b]) => pearson(a, b));
}
