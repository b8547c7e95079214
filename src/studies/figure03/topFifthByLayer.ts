import { topFifthShares } from '../../importance/ranking/topFifth.ts';
import { oncePerCounts } from '../oncePerCounts.ts';
import { tauOrder } from '../tauOrder.ts';

/** Share of the top 20% by τ in each layer; `null` where a layer has no importance at all. */
export const topFifthByLayer = oncePerCounts<number[] | null>((inputs, counts) => {
  if (inputs.summaries === null) return null;
  const shares = topFifthShares(inputs.summaries.plain, counts, tauOrder(inputs));
  const defined = shares.filter((share) => share !== null);
  return defined.length === shares.length ? defined : null;
});
