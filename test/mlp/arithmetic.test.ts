import { expect, test } from 'vitest';
import { forwardOperations, trainingOperations } from '../../src/mlp/arithmetic.ts';

test('the operations of a sample, counted by hand', () => {
  // 2 → 3 → 2: 9 and 8 parameters, biases included, and two operations for each of them.
  const shape = { inputs: 2, hidden: [3], classes: 2, activation: 'relu' } as const;
  expect(forwardOperations(shape)).toBe(34);
  // The gradients of the parameters take as many again; backpropagation through all layers but the first takes 16.
  expect(trainingOperations(shape)).toBe(34 + 34 + 16);
});
