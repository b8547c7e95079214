import { addTo } from './addTo.ts';

/**
 * Importance of each sample for the whole model, α_i = Σ_d β_{i,d} (paper, section 2), from one array [samples] per
 * layer, each times `weights[d]` (1 where left out). Summed in float64.
 */
export function sumLayers(layers: readonly ArrayLike<number>[], weights?: readonly number[]): Float64Array {
  const sums = new Float64Array(layers[0]?.length ?? 0);
  for (const [d, layer] of layers.entries()) addTo(sums, layer, weights?.[d] ?? 1);
  return sums;
}
