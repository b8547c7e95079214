import { expect, test } from 'vitest';
import { epochRows } from '../../src/run/training/epochRows.ts';

test('errors and losses are means over all samples and over those of each class that has samples', () => {
  const measured = { nll: Float32Array.of(1, 2, 4, 0.5), prediction: Int32Array.of(0, 2, 2, 0) };
  expect(epochRows({ epoch: 7, split: 'test', measured, labels: [0, 0, 2, 2], classes: 3 })).toEqual([
    { epoch: 7, split: 'test', class: -1, error: 0.5, nll: 1.875 },
    { epoch: 7, split: 'test', class: 0, error: 0.5, nll: 1.5 },
    { epoch: 7, split: 'test', class: 2, error: 0.5, nll: 2.25 },
  ]);
});
