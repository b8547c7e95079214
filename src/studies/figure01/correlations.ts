import { correlationsOfPairs, ordersByEpoch } from '../../importance/statistics/pairCorrelations.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerCounts } from '../oncePerCounts.ts';
import { oncePerInputs } from '../oncePerInputs.ts';

const ordersOfSeeds = oncePerInputs(({ seeds }: FigureInputs) =>
  ordersByEpoch(seeds.map(({ importance }) => importance)),
);

/**
 * Spearman correlation of α_i of each pair of seeds in each epoch, [pairs][epochs]; `null` where there are none or one is
 * not defined.
 */
export const seedAgreement = oncePerCounts<number[][] | null>((inputs, counts) => {
  const found = counts ? correlationsOfPairs(ordersOfSeeds(inputs), counts) : inputs.seedCorrelations;
  const values = found.map((pair) => pair.filter((value) => value !== null));
  const whole = values.every(({ length }, pair) => length > 0 && length === found[pair]?.length);
  return values.length > 0 && whole ? values : null;
});
