import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { adjustedRand } from '../../../src/importance/clusters/adjustedRand.ts';

test('the adjusted Rand index, worked by hand', () => {
  // Pairs together: 3 + 1 in the first, 1 + 3 in the second, 1 + 1 in both; 10 in all. (2 − 1.6) / (4 − 1.6).
  expect(adjustedRand([0, 0, 0, 1, 1], [0, 0, 1, 1, 1])).toBeCloseTo(1 / 6, 12);
  // 6 and 2 pairs, 2 in both, of 15: (2 − 0.8) / (4 − 0.8).
  expect(adjustedRand([0, 0, 0, 0, 1, 2], [5, 5, 7, 7, 8, 9])).toBeCloseTo(0.375, 12);
});

test('the index is 1 for equal clusters under any names, and for clusters that leave nothing to agree in', () => {
  expect(adjustedRand([0, 0, 1, 2], [7, 7, 0, 1])).toBe(1);
  expect(adjustedRand([0, 0, 0], [1, 1, 1])).toBe(1);
  expect(adjustedRand([0, 1, 2], [2, 1, 0])).toBe(1);
  expect(adjustedRand([0], [0])).toBe(1);
});

test('the index is near 0 for clusters drawn at random, and below for some', () => {
  const random = seedrandom('clusters');
  const draw = () => Int32Array.from({ length: 5000 }, () => Math.floor(random() ** 3 * 6));
  expect(Math.abs(adjustedRand(draw(), draw()))).toBeLessThan(0.01);
  expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
});
