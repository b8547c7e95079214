import { topFifthShares } from '../../importance/ranking/topFifth.ts';
import { sum } from '../../importance/sum.ts';
import { exchange } from '../chance/exchange.ts';
import { drawValues } from '../claims/drawing.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerDraws } from '../oncePerInputs.ts';
import { tauOrder } from '../tauOrder.ts';

/**
 * The share of the top fifth in L1 minus that in Out where the two are exchanged at random within each sample, after each
 * was divided by its total, since only how they are spread over the samples is asked for.
 */
export const exchangedDifference: (inputs: FigureInputs) => Float64Array | null = oncePerDraws((inputs) => {
  const { tau, tauByLayer } = inputs.summaries?.plain ?? { tau: new Float64Array(), tauByLayer: [] };
  const [first, last] = [shareOfEach(tauByLayer[0]), shareOfEach(tauByLayer.at(-1))];
  const order = tauOrder(inputs);
  return drawValues('3b', inputs, (random) => {
    exchange(first, last, random);
    const [firstShare, lastShare] = topFifthShares({ tau, tauByLayer: [first, last] }, undefined, order);
    return firstShare == null || lastShare == null ? null : firstShare - lastShare;
  });
});

/** What each sample has of a layer's total. */
function shareOfEach(values: ArrayLike<number> = []): Float64Array {
  const total = sum(values);
  return Float64Array.from(values, (value) => value / total);
}
