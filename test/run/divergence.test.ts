import { expect, test } from 'vitest';
import { DivergedError, divergedStep } from '../../src/run/training/divergence.ts';

const [NAN, INFINITE] = [Number.NaN, Number.POSITIVE_INFINITY];
const step = Int32Array.of(3, 1, 2, 0);

test('a run diverged at the first step with a loss that is not finite, not at that of the first such sample', () => {
  expect(divergedStep({ nll: Float32Array.of(NAN, NAN, 1, 1), grad2: [], step })).toBe(1);
  expect(divergedStep({ nll: Float32Array.of(1, 1, 1, 1), grad2: [], step })).toBeUndefined();
});

test('a gradient that is not finite counts like such a loss, in any layer', () => {
  const nll = Float32Array.of(NAN, 1, 1, 1);
  const fine = Float32Array.of(1, 1, 1, 1);
  expect(divergedStep({ nll, grad2: [fine, Float32Array.of(1, 1, INFINITE, 1)], step })).toBe(2);
  expect(divergedStep({ nll: fine, grad2: [Float32Array.of(1, 1, 1, NAN), fine], step })).toBe(0);
});

test.each([
  [1, 0.1],
  [0.05, 0.005],
  [0.123, 0.012],
  [1e30, 0.1],
])('at learning rate %d the advice is a tenth of it, but at most 0.1: %d', (learningRate, advised) => {
  expect(new DivergedError(2, 5, { learningRate }).message).toBe(
    `the loss turned NaN or infinite in epoch 2, step 5, at learning rate ${learningRate}; ` +
      `try a smaller one, for instance ${advised}`,
  );
});
