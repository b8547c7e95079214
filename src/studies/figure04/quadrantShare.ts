import { type Orders, quadrantShares } from '../../importance/ranking/quadrants.ts';
import { largestFirst, repeated } from '../../importance/ranking/ranks.ts';
import type { SampleCounts } from '../claims/resamples.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerInputs } from '../oncePerInputs.ts';
import { tauOrder } from '../tauOrder.ts';

const nllOrder = oncePerInputs(({ run }: FigureInputs) => largestFirst(run.records.at(-1)?.nll ?? []));

/** The samples by NLL of the last epoch and by τ, each as often as it counts. */
export function ordersOf(inputs: FigureInputs, counts?: SampleCounts): Orders {
  return { byNll: repeated(nllOrder(inputs), counts), byTau: repeated(tauOrder(inputs), counts) };
}

/** The smaller share of the two quadrants, of this many different samples in these orders. */
export function smallerQuadrant(orders: Orders, samples: number): number {
  const { highNllLowTau, highTauLowNll } = quadrantShares(orders, samples);
  return Math.min(highNllLowTau, highTauLowNll);
}
