import type { ActivationName } from '../../src/kernels/activation.ts';
import { ACTIVATE } from './activation.ts';
import { build, get, type Stack, sum } from './matrix.ts';

/** Twin of dense_forward.wgsl, without the constant one: f(input · weightsᵀ). */
export function denseForward(input: Stack, weights: Stack, activation: ActivationName): Stack {
  const f = ACTIVATE[activation];
  return build([input.networks, input.rows, weights.rows], (r, m, n) =>
    f(sum(input.columns, (k) => get(input, r, m, k) * get(weights, r, n, k))),
  );
}
