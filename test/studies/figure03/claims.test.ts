import { describe, expect, test } from 'vitest';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

describe('claims of figure 3', () => {
  // Ten samples; the largest by τ is sample 9, the next sample 0.
  const shares = (dataset = 'strokes') =>
    constructedInputs({
      dataset,
      importanceByLayer: [
        [
          [20, 1, 1, 1, 1, 1, 1, 2, 2, 70],
          [2, 1, 1, 1, 1, 1, 1, 1, 0, 1],
        ],
      ],
    });

  test('3a: the top fifth has 0.9 of L1 and 0.3 of Out', () => {
    const { value, holds } = decide(shares(), '3a');
    expect(value).toBeCloseTo(0.3, 12);
    expect(holds).toBe(false);
  });

  test('3b: 0.9 minus 0.3', () => {
    expect(decide(shares(), '3b').value).toBeCloseTo(0.6, 12);
  });

  test('3c: the top tenth has 71 of 110, and the claim is about MNIST alone', () => {
    expect(decide(shares('mnist'), '3c').value).toBeCloseTo(71 / 110, 12);
    expect(decide(shares('fashion-mnist'), '3c')).toEqual({ value: null, holds: null });
  });
});
