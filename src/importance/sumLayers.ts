/**
 * Importance of each sample for the whole model, α_i = Σ_d β_{i,d} (paper, section 2), from one array [samples] a
 * layer. Summed in float64.
 */
export function sumLayers(layers: readonly ArrayLike<number>[]): Float64Array {
  const sums = new Float64Array(layers[0]?.length ?? 0);
  for (const layer of layers) {
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (layer[i] ?? 0);
  }
  return sums;
}
