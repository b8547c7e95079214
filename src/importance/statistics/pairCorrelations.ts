import { centredRanks, type RankOrder, rankCorrelation, rankOrder } from '../ranking/rankOrder.ts';
import { pairsOf } from './pairs.ts';

/**
 * Spearman correlation over samples of each pair of series in each epoch, [pairs][epochs], over the epochs that all
 * have (paper, figure 1). `series` is [series][epochs][samples]. `null` where one side does not vary.
 */
export function pairCorrelations(series: readonly (readonly ArrayLike<number>[])[]): (number | null)[][] {
  return correlationsOfPairs(ordersByEpoch(series));
}

/** The order of the samples by each series, over the epochs that all have, [epochs][series]. */
export function ordersByEpoch(series: readonly (readonly ArrayLike<number>[])[]): RankOrder[][] {
  const epochs = series.length > 0 ? Math.min(...series.map(({ length }) => length)) : 0;
  return Array.from({ length: epochs }, (_, t) => series.map((values) => rankOrder(values[t] ?? [])));
}

/**
 * The correlations of series in these orders. `counts` is how often each sample counts, once where left out. Each epoch
 * of a series is ranked once.
 */
export function correlationsOfPairs(
  byEpoch: readonly (readonly RankOrder[])[],
  counts?: ArrayLike<number>,
): (number | null)[][] {
  const ranks = byEpoch[0]?.map(({ samples }) => new Float64Array(samples.length)) ?? [];
  const correlations = byEpoch.map((orders) =>
    pairsOf(orders.map((order, place) => centredRanks(order, counts, ranks[place]))).map(([a, b]) =>
      rankCorrelation(a, b),
    ),
  );
  return pairsOf(byEpoch[0] ?? []).map((_, pair) => correlations.map((epoch) => epoch[pair] ?? null));
}
