import type { ActivationName } from '../../src/kernels/activation.ts';

/** The activations f(z) in float64. */
export const ACTIVATE: Record<ActivationName, (z: number) => number> = {
  identity: (z) => z,
  relu: (z) => Math.max(z, 0),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
};

/** Their derivatives f'(z) in float64. */
export const SLOPE: Record<ActivationName, (z: number) => number> = {
  identity: () => 1,
  relu: (z) => (z > 0 ? 1 : 0),
  tanh: (z) => 1 - Math.tanh(z) ** 2,
  sigmoid: (z) => {
    const a = 1 / (1 + Math.exp(-z));
    return a * (1 - a);
  },
};
