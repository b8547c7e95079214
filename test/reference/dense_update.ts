import { build, get, type Stack, sum } from './matrix.ts';

export interface Sgd {
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** Twin of dense_update.wgsl over the first `rows` rows of the batch. */
export function denseUpdate(dOutput: Stack, input: Stack, weights: Stack, rows: number, sgd: Sgd): Stack {
  return build([weights.networks, weights.rows, weights.columns], (r, n, k) => {
    const gradient = sum(rows, (m) => get(dOutput, r, m, n) * get(input, r, m, k)) / rows;
    const old = get(weights, r, n, k);
    return old - sgd.learningRate * (gradient + sgd.weightDecay * old);
  });
}
