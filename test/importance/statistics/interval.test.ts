import { describe, expect, test } from 'vitest';
import { intervalOf } from '../../../src/importance/statistics/interval.ts';
import { SCALES, scaleOf } from '../../../src/importance/statistics/scale.ts';
import { studentQuantile95 } from '../../../src/importance/statistics/studentQuantile.ts';

const nothing = { others: [], leftOut: [], resampled: [] };

describe('the quantile of Student’s t', () => {
  test.each([
    [1, 6.314],
    [2, 2.92],
    [4, 2.132],
    [10, 1.812],
    [11, 1.796],
    [20, 1.725],
    [60, 1.671],
    [1e6, 1.645],
  ])('with %i degrees of freedom is that of the tables', (degrees, quantile) => {
    expect(studentQuantile95(degrees)).toBeCloseTo(quantile, 3);
  });
});

describe('the scales', () => {
  test.each([
    ['difference', -2],
    ['ratio', 3],
    ['correlation', -0.7],
    ['share', 0.2],
  ] as const)('of a %s leads back to the value', (scale, value) => {
    expect(SCALES[scale].from(SCALES[scale].to(value))).toBeCloseTo(value, 12);
  });

  test.each([
    ['ratio', 0],
    ['correlation', 1],
    ['correlation', -1],
    ['share', 0],
    ['share', 1],
  ] as const)('of a %s has no place for %d, which is taken as it is', (scale, value) => {
    expect(scaleOf([0.5, value], scale)).toBe(SCALES.difference);
    expect(scaleOf([0.5, 0.25], scale)).toBe(SCALES[scale]);
    const interval = intervalOf({ value, ...nothing, others: [0.5] }, scale);
    expect(interval).toEqual(intervalOf({ value, ...nothing, others: [0.5] }, 'difference'));
  });
});

describe('the interval of another measurement', () => {
  test('is unknown where nothing was repeated', () => {
    expect(intervalOf({ value: 1, ...nothing }, 'difference')).toBeNull();
  });

  test('of three seeds is their mean, and t · s · √(1 + 1/3) on both sides', () => {
    // The mean of 1, 2 and 6 is 3, the sum of squares 14, s² = 7.
    const half = 2.92 * Math.sqrt(7) * Math.sqrt(4 / 3);
    const interval = intervalOf({ value: 1, ...nothing, others: [2, 6] }, 'difference');
    expect(interval?.low).toBeCloseTo(3 - half, 3);
    expect(interval?.high).toBeCloseTo(3 + half, 3);
  });

  test('of a value that needs all repetitions at once is that of the jackknife, times √2', () => {
    // Leaving one out gives 1, 2 and 6: the squared standard error is 2/3 · 14.
    const half = 2.92 * Math.sqrt((2 / 3) * 14) * Math.SQRT2;
    const interval = intervalOf({ value: 4, ...nothing, leftOut: [1, 2, 6] }, 'difference');
    expect(interval?.low).toBeCloseTo(4 - half, 3);
    expect(interval?.high).toBeCloseTo(4 + half, 3);
  });

  test('of a least takes the larger error of leaving out one and two', () => {
    // Of four: without one 1 1 1 2, squared error 3/4 · 3/4 = 0.5625; without two, in six ways, (4 − 2)/2 times the variance.
    const leftOut = [1, 1, 1, 2];
    const half = (leftOutPairs: number[]) =>
      (intervalOf({ value: 1, ...nothing, leftOut, leftOutPairs }, 'difference')?.high ?? 0) - 1;
    const width = (squared: number) => 2.353 * Math.sqrt(2 * squared);
    expect(half([])).toBeCloseTo(width(0.5625), 2);
    expect(half([1, 1, 1, 2, 2, 3])).toBeCloseTo(width(0.5625), 2);
    expect(half([1, 1, 1, 4, 4, 4])).toBeCloseTo(width(2.25), 2);
  });

  test('of one seed is that of the samples around the value', () => {
    // The standard deviation of 1 and 3 is √2, and two values differ √2 times as much.
    const interval = intervalOf({ value: 5, ...nothing, resampled: [1, 3] }, 'difference');
    expect(interval?.low).toBeCloseTo(5 - 1.644854 * 2, 5);
    expect(interval?.high).toBeCloseTo(5 + 1.644854 * 2, 5);
  });

  test('adds seeds and samples in quadrature', () => {
    const seeds = intervalOf({ value: 1, ...nothing, others: [2, 6] }, 'difference');
    const samples = intervalOf({ value: 1, ...nothing, resampled: [1, 3] }, 'difference');
    const both = intervalOf({ value: 1, others: [2, 6], leftOut: [], resampled: [1, 3] }, 'difference');
    const half = (interval: typeof both) => ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
    expect(half(both)).toBeCloseTo(Math.hypot(half(seeds), half(samples)), 9);
  });

  test('of ratios lies around their geometric mean and stays positive', () => {
    const interval = intervalOf({ value: 1, ...nothing, others: [100] }, 'ratio');
    expect(interval?.low).toBeGreaterThan(0);
    expect((interval?.low ?? 0) * (interval?.high ?? 0)).toBeCloseTo(100, 6);
  });

  test.each([
    ['correlation', -1],
    ['share', 0],
  ] as const)('of a %s stays in its range', (scale, least) => {
    const interval = intervalOf({ value: 0.9, ...nothing, others: [0.1, 0.99] }, scale);
    expect(interval?.low).toBeGreaterThanOrEqual(least);
    expect(interval?.high).toBeLessThanOrEqual(1);
  });

  test('covers another value in nine of ten cases', () => {
    let [inside, state] = [0, 1];
    const uniform = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    for (let trial = 0; trial < 4000; trial++) {
      const [value = 0, next = 0, ...others] = Array.from({ length: 6 }, normal);
      const { low, high } = intervalOf({ value, ...nothing, others }, 'difference') ?? { low: 0, high: 0 };
      if (low < next && next < high) inside += 1;
    }
    expect(inside / 4000).toBeCloseTo(0.9, 1.7);
  });
});
