import { describe, expect, test } from 'vitest';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

describe('claims of figure 2', () => {
  // Epoch totals of one sample: L1 1 1 8, L2 1 9 1, L3 1 3 1, Out 6 1 1. Every hidden layer has 90 parameters, Out 20.
  const layered = (dataset = 'strokes') =>
    constructedInputs({
      dataset,
      importanceByLayer: [
        [[1], [1], [1], [6]],
        [[1], [9], [3], [1]],
        [[8], [1], [1], [1]],
      ],
    });

  test('2a: Out reaches half in epoch 1, the first hidden layer in epoch 2', () => {
    expect(decide(layered(), '2a')).toEqual({ value: 1, holds: true });
    const together = constructedInputs({ importanceByLayer: [[[1], [2]]] });
    expect(decide(together, '2a')).toEqual({ value: 0, holds: false });
  });

  test('2b: L2 has 11, L3 has 5', () => {
    expect(decide(layered(), '2b')).toEqual({ value: 2.2, holds: true });
  });

  test('2c: L1 has 10, the largest other layer 11, and the claim is about CIFAR-10 alone', () => {
    expect(decide(layered('cifar10'), '2c').value).toBeCloseTo(10 / 11, 12);
    expect(decide(layered('cifar-10-images'), '2c').holds).toBe(false);
    expect(decide(layered('cifar100'), '2c')).toEqual({ value: null, holds: null });
    expect(decide(layered(), '2c')).toEqual({ value: null, holds: null });
  });

  test('2d: Out has 8 over 20 parameters, L2 11 over 90', () => {
    expect(decide(layered(), '2d').value).toBeCloseTo(8 / 20 / (11 / 90), 12);
  });

  test('2e: the class means are 3 and 2', () => {
    const inputs = constructedInputs({
      importanceByLayer: [
        [
          [2, 4, 2],
          [0, 0, 0],
        ],
      ],
      labels: [0, 0, 1],
    });
    expect(decide(inputs, '2e')).toEqual({ value: 1.5, holds: true });
  });
});
