import fc from 'fast-check';
import { sampleCorrelation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { importanceFromGrad2 } from '../../src/importance/fromGradients.ts';
import { meanOverEpochs } from '../../src/importance/meanOverEpochs.ts';
import { normalisationWeights } from '../../src/importance/normalisation.ts';
import { precisionAt } from '../../src/importance/ranking/precision.ts';
import { quadrantBorders, quadrants } from '../../src/importance/ranking/quadrants.ts';
import { largestFirst, ranks } from '../../src/importance/ranking/ranks.ts';
import { groupShares, topGroups } from '../../src/importance/ranking/topGroups.ts';
import { pearson, spearman } from '../../src/importance/statistics/correlation.ts';
import { halfwayEpoch, halfwayTime, shareWithin } from '../../src/importance/statistics/halfway.ts';
import { linearBins, logarithmicBins } from '../../src/importance/statistics/histogram.ts';
import { sumByClass } from '../../src/importance/sumByClass.ts';
import { sumLayers } from '../../src/importance/sumLayers.ts';

/** Lists of only a few different values, so that ties are common. */
const tiedValues = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 });

describe('importance from gradients', () => {
  test('is ‖(η/B)·g‖²', () => {
    const importance = importanceFromGrad2(Float32Array.of(0, 1, 4, 9), { learningRate: 0.5, batchSize: 2 });
    expect([...importance]).toEqual([0, 0.0625, 0.25, 0.5625]);
  });

  test('is summed over layers, plain or normalised, and over the samples of a class', () => {
    const layers = [Float32Array.of(1, 2), Float32Array.of(10, 20)];
    expect([...sumLayers(layers)]).toEqual([11, 22]);
    expect([...sumLayers(layers, normalisationWeights('perParameter', [2, 5], 33))]).toEqual([2.5, 5]);
    expect([...sumLayers(layers, normalisationWeights('relative', [2, 5], 44))]).toEqual([0.25, 0.5]);
    expect(normalisationWeights('relative', [2, 5], 0)).toEqual([0, 0]);
    expect(sumByClass([1, 2, 4], [2, 0, 2], 3)).toEqual([2, 0, 5]);
  });
});

describe('ranks', () => {
  test('share the mean rank among equal values', () => {
    expect([...ranks([3, 1, 3, 2, 3])]).toEqual([4, 1, 4, 2, 4]);
  });

  test('agree with counts of the smaller and of the equal values', () => {
    fc.assert(
      fc.property(tiedValues, (values) => {
        const counted = values.map((value) => {
          const below = values.filter((other) => other < value).length;
          return below + (values.filter((other) => other === value).length + 1) / 2;
        });
        expect([...ranks(values)]).toEqual(counted);
      }),
    );
  });

  test('give the largest first, the earlier of equals before the later', () => {
    expect([...largestFirst([1, 3, 2, 3])]).toEqual([1, 3, 2, 0]);
  });

  test('of 200,000 values, each twice, are right', () => {
    // 7919 and 100,000 have no common factor, so each of 0 to 99,999 comes twice, with ranks 2v + 1 and 2v + 2.
    const values = Float32Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 100_000);
    expect(ranks(values).every((rank, i) => rank === 2 * (values[i] ?? 0) + 1.5)).toBe(true);
  });
});

describe('correlation', () => {
  const varies = (values: readonly number[]) => new Set(values).size > 1;

  test('of ranks is 1 for any rising function, −1 for any falling one', () => {
    const values = [0.1, 5, 2, 9, 7];
    expect(spearman(values, values.map(Math.exp))).toBeCloseTo(1, 12);
    expect(
      spearman(
        values,
        values.map((value) => -(value ** 3)),
      ),
    ).toBeCloseTo(-1, 12);
  });

  test('of ranks with ties is as worked out by hand', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: deviations −1.5, 0, 0, 1.5 and −1.5, 0.5, −0.5, 1.5.
    expect(spearman([1, 2, 2, 3], [10, 30, 20, 40])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
    const ranksOfB = [1, 3, 2, 4]; // they count instead of the second list, which does not vary here
    expect(spearman([1, 2, 2, 3], [0, 0, 0, 0], ranksOfB)).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  test('is null where one side does not vary', () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  test('agrees with simple-statistics, and is null exactly where a side does not vary', () => {
    fc.assert(
      fc.property(tiedValues, tiedValues, (left, right) => {
        const length = Math.min(left.length, right.length);
        const [a, b] = [left.slice(0, length), right.slice(0, length)];
        const correlation = pearson(a, b);
        if (!varies(a) || !varies(b)) {
          expect([correlation, spearman(a, b)]).toEqual([null, null]);
          return;
        }
        expect(correlation).toBeCloseTo(sampleCorrelation(a, b), 9);
        expect(spearman(a, b)).toBeCloseTo(sampleCorrelation([...ranks(a)], [...ranks(b)]), 9);
      }),
    );
  });
});

describe('shares', () => {
  const tau = [5, 0, 20, 1, 1, 1, 10, 1, 1, 60];

  test('of the top groups are as worked out by hand', () => {
    const groups = topGroups(tau);
    expect(groups.map((group) => [...group])).toEqual([[9], [2], [6, 0, 3, 4, 5, 7, 8, 1]]);
    expect(groupShares(tau, groups)).toEqual([0.6, 0.2, 0.2]);
    expect(
      groupShares(
        tau.map(() => 0),
        groups,
      ),
    ).toEqual([null, null, null]);
  });

  test('have borders at the nearest whole sample', () => {
    const sizes = (samples: number) => topGroups(new Float64Array(samples)).map(({ length }) => length);
    expect([15, 14, 4].map(sizes)).toEqual([
      [2, 1, 12],
      [1, 2, 11],
      [0, 1, 3],
    ]);
  });

  test('cover every sample once', () => {
    fc.assert(
      fc.property(tiedValues, (values) => {
        const covered = topGroups(values).flatMap((group) => [...group]);
        expect(covered.sort((a, b) => a - b)).toEqual([...values.keys()]);
      }),
    );
  });
});

test('half of a total is reached in the epoch in which the running sum reaches it', () => {
  expect(halfwayEpoch([4, 3, 2, 1])).toBe(2);
  expect(halfwayEpoch([5, 3, 2])).toBe(1);
  expect(halfwayEpoch([0, 0, 1])).toBe(3);
  expect(halfwayEpoch([0, 0])).toBeNull();
  expect(halfwayEpoch([])).toBeNull();
});

test('half of a total is reached within an epoch as if it came evenly', () => {
  expect(halfwayTime([4, 3, 2, 1])).toBeCloseTo(1 + 1 / 3, 12);
  expect(halfwayTime([5, 3, 2])).toBe(1);
  expect(halfwayTime([0, 0, 1])).toBe(2.5);
  expect(halfwayTime([0, 0])).toBeNull();
});

test('a share of the epochs may end within one', () => {
  expect(shareWithin(1 / 3, [6, 3, 2, 1])).toBeCloseTo(7 / 12, 12);
  expect(shareWithin(1 / 3, [1])).toBeCloseTo(1 / 3, 12);
  expect(shareWithin(2 / 3, [1, 1, 6])).toBeCloseTo(1 / 4, 12);
  expect(shareWithin(1 / 3, [0, 0])).toBeNull();
});

test('precision is the share of the samples sought among those with the largest scores', () => {
  expect(precisionAt(2, [0.1, 0.9, 0.5, 0.7], new Set([1, 2]))).toBe(0.5);
  expect(precisionAt(3, [0.1, 0.9, 0.5, 0.7], new Set([1, 2]))).toBeCloseTo(2 / 3, 12);
  expect(precisionAt(9, [0.1, 0.9, 0.5, 0.7], new Set([1, 2]))).toBe(0.5); // there are only four samples
});

test('each sample has its mean over the epochs', () => {
  expect([...meanOverEpochs([[1, 2], [3, 6], Float32Array.of(5, -2)])]).toEqual([3, 2]);
  expect([...meanOverEpochs([])]).toEqual([]);
});

test('each value is in exactly one bin', () => {
  expect(linearBins([0, 1, 2, 4], 4).map(({ low, samples }) => [low, samples])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  const bins = logarithmicBins([0, 1, 10, 100], 2);
  expect(bins.map(({ samples }) => samples)).toEqual([1, 2]);
  expect(bins.map(({ high }) => Math.round(high))).toEqual([10, 100]);
  expect([linearBins([0, 0], 3), logarithmicBins([5, 5], 3), logarithmicBins([], 3)]).toEqual([[], [], []]);
});

test('a sample may be high by one score and low by the other', () => {
  const where = quadrants([8, 7, 6, 5, 4, 3, 2, 1], [1, 8, 7, 6, 5, 4, 3, 2]);
  expect(where[0]).toBe('highNllLowTau');
  expect(where.slice(1)).toEqual(Array(7).fill('other'));
  expect(quadrants([1, 8, 7, 6, 5, 4, 3, 2], [8, 7, 6, 5, 4, 3, 2, 1])[0]).toBe('highTauLowNll');
});

test('a sample on the border of a quadrant belongs to it: the second of eight is high, the fifth is low', () => {
  const [first, second] = [
    [8, 7, 6, 5, 4, 3, 2, 1],
    [5, 4, 8, 7, 6, 3, 2, 1], // the first two by the other score are the fourth and the fifth here
  ];
  expect(quadrants(first, second)).toEqual(['other', 'highNllLowTau', ...Array(6).fill('other')]);
  expect(quadrants(second, first)).toEqual(['other', 'highTauLowNll', ...Array(6).fill('other')]);
});

test('the borders of the quadrants enclose the samples that quadrants counts', () => {
  for (const samples of [2, 3, 5, 6, 7, 8, 10, 101]) {
    const rising = Array.from({ length: samples }, (_, i) => i);
    const where = quadrants(rising, rising.toReversed());
    const { topQuarterFrom, lowerHalfTo } = quadrantBorders(rising);
    const beyond = rising.filter((value) => value >= (topQuarterFrom ?? Infinity));
    expect(beyond).toEqual(rising.filter((sample) => where[sample] === 'highNllLowTau'));
    expect(rising.filter((value) => value <= (lowerHalfTo ?? -1))).toHaveLength(Math.floor(samples / 2));
  }
  expect(quadrantBorders([1, 2, 3, 4, 5, 6])).toEqual({ topQuarterFrom: 5, lowerHalfTo: 3 });
  expect(quadrantBorders([5])).toEqual({ topQuarterFrom: null, lowerHalfTo: null });
});
