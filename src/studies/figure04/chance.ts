import { quantile } from 'simple-statistics';
import { shuffle } from '../../batches/permutation.ts';
import { type CentredRanks, centredRanks } from '../../importance/ranking/rankOrder.ts';
import { drawCount, drawValues, randomFor } from '../claims/drawing.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { largestBy } from '../largestBy.ts';
import { oncePerDraws } from '../oncePerInputs.ts';
import { epochOrders } from './correlations.ts';
import { ordersOf, smallerQuadrant } from './quadrantShare.ts';

/**
 * Spearman correlation of importance and NLL in each epoch where the samples' importance is permuted, [epochs][draws];
 * no draws of an epoch in which one side does not vary.
 */
export const permutedCorrelations: (inputs: FigureInputs) => Float64Array[] = oncePerDraws((inputs) => {
  const epochs = epochOrders(inputs).map(
    ({ importance, nll }) => [centredRanks(importance), centredRanks(nll)] as const,
  );
  const [order, random] = [Uint32Array.from(inputs.run.labels.keys()), randomFor('4a', inputs)];
  const varies = epochs.map(([importance, nll]) => importance.squares > 0 && nll.squares > 0);
  const draws = varies.map((both) => new Float64Array(both ? drawCount(inputs) : 0));
  for (let draw = 0; draw < drawCount(inputs); draw++) {
    shuffle(order, random);
    for (const [t, [importance, nll]] of epochs.entries()) {
      if (draws[t]?.length) draws[t][draw] = permutedCorrelation(importance, order, nll);
    }
  }
  return draws;
});

/** The permuted correlations of the epoch whose 95% level is the largest. */
export function widestPermuted(inputs: FigureInputs): Float64Array | null {
  const draws = permutedCorrelations(inputs);
  if (draws.some(({ length }) => length === 0)) return null;
  return largestBy(draws, (values) => quantile(Array.from(values), 0.95)) ?? null;
}

/** The smaller share of the two quadrants where the samples stand in a random order by τ. */
export const independentQuadrant: (inputs: FigureInputs) => Float64Array | null = oncePerDraws((inputs) => {
  const { byNll, byTau } = ordersOf(inputs);
  const order = Uint32Array.from(byTau);
  return drawValues('4c', inputs, (random) => smallerQuadrant({ byNll, byTau: shuffle(order, random) }, byNll.length));
});

/** The correlation where the sample at each place has the importance of that which the order has there. */
function permutedCorrelation(importance: CentredRanks, order: Uint32Array, nll: CentredRanks): number {
  const [values, others] = [importance.values, nll.values];
  let products = 0;
  for (let i = 0; i < others.length; i++) products += (values[order[i] ?? 0] ?? 0) * (others[i] ?? 0);
  return products / Math.sqrt(importance.squares * nll.squares);
}
