import { largestFirst } from './ranks.ts';
import { groupShares, topGroups } from './topGroups.ts';

/**
 * Share of each layer's importance that the 20% of the samples with the largest τ have, [layers]; `null` for a layer
 * without importance. `counts` is how often each sample counts, once where left out; `order`, the samples with the
 * largest τ first, spares sorting again.
 */
export function topFifthShares(
  { tau, tauByLayer }: { readonly tau: Float64Array; readonly tauByLayer: readonly Float64Array[] },
  counts?: ArrayLike<number>,
  order: Uint32Array = largestFirst(tau),
): (number | null)[] {
  const groups = topGroups(tau, counts, order).slice(0, 2);
  return tauByLayer.map((values) => {
    const [first, second] = groupShares(values, groups, counts);
    return first == null || second == null ? null : first + second;
  });
}
