/**
 * Importance of each sample for a layer: ‖(η/B)·∂L_i/∂θ_d‖², the squared length of the change that the sample caused.
 * `grad2` is ‖∂L_i/∂θ_d‖², [samples] (paper, section 2). In a last batch of fewer rows than B a sample moves the
 * parameters further; its importance is computed with B all the same, so that samples can be compared.
 */
export function importanceFromGrad2(
  grad2: Float32Array,
  { learningRate, batchSize }: { readonly learningRate: number; readonly batchSize: number },
): Float32Array {
  const change = learningRate / batchSize;
  return grad2.map((value) => value * change * change);
}
