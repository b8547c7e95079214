import { centredRanks, rankCorrelation, rankOrder } from '../../importance/ranking/rankOrder.ts';
import { sumLayers } from '../../importance/sumLayers.ts';
import { fifths, mean } from '../averages.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerCounts } from '../oncePerCounts.ts';
import { oncePerInputs } from '../oncePerInputs.ts';

/** The samples in the order of α_i and of their NLL in each epoch. */
export const epochOrders = oncePerInputs(({ run }: FigureInputs) =>
  run.records.map(({ importanceByLayer, nll }) => ({
    importance: rankOrder(sumLayers(importanceByLayer)),
    nll: rankOrder(nll),
  })),
);

/** Spearman correlation of α_i and NLL in each epoch, [epochs]; `null` where one is not defined. */
export const nllCorrelations = oncePerCounts<number[] | null>((inputs, counts) => {
  if (inputs.summaries === null) return null;
  const found = counts ? countedCorrelations(inputs, counts) : inputs.summaries.plain.nllCorrelation;
  const values = found.filter((value) => value !== null);
  return values.length > 0 && values.length === found.length ? values : null;
});

/** Mean of the last fifth of the epochs minus that of the first; `null` for a single epoch. */
export function riseOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const { first, last } = fifths(values);
  return mean(last) - mean(first);
}

function countedCorrelations(inputs: FigureInputs, counts: ArrayLike<number>): (number | null)[] {
  const [first, second] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  return epochOrders(inputs).map(({ importance, nll }) =>
    rankCorrelation(centredRanks(importance, counts, first), centredRanks(nll, counts, second)),
  );
}
