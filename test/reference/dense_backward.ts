import { build, get, type Stack, sum } from './matrix.ts';

/** Twin of dense_backward.wgsl: (dOutput · weights) ⊙ slope, without the column of the constant one. */
export function denseBackward(dOutput: Stack, weights: Stack, slope: Stack): Stack {
  return build([dOutput.networks, dOutput.rows, weights.columns - 1], (r, m, k) => {
    const gradient = sum(dOutput.columns, (n) => get(dOutput, r, m, n) * get(weights, r, n, k));
    return gradient * get(slope, r, m, k);
  });
}
