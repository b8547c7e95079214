/** Rows of each step of an epoch: `batchSize`, and what remains for the last. */
export function batchRows(samples: number, batchSize: number, step: number): number {
  return Math.min(batchSize, samples - step * batchSize);
}

/**
 * Importance of each sample for a layer: ‖(η/B)·∂L_i/∂θ_d‖², the squared length of the change that the sample caused.
 * `grad2` [samples] is ‖∂L_i/∂θ_d‖², `step` [samples] the step at which the sample was visited; B is the number of rows
 * of that step's batch, which differs from `batchSize` in a partial last batch (paper, section 2).
 */
export function importanceFromGrad2(
  grad2: Float32Array,
  step: Int32Array,
  { learningRate, batchSize }: { readonly learningRate: number; readonly batchSize: number },
): Float32Array {
  return grad2.map((value, sample) => {
    const change = learningRate / batchRows(grad2.length, batchSize, step[sample] ?? 0);
    return value * change * change;
  });
}
