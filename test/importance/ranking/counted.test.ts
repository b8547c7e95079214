import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classMeans } from '../../../src/importance/classMeans.ts';
import { countedSum } from '../../../src/importance/countedSum.ts';
import { medianOverMean } from '../../../src/importance/ranking/medianOverMean.ts';
import { quadrantShares, quadrants } from '../../../src/importance/ranking/quadrants.ts';
import { centredRanks, rankCorrelation, rankOrder } from '../../../src/importance/ranking/rankOrder.ts';
import { largestFirst, ranks, repeated } from '../../../src/importance/ranking/ranks.ts';
import { groupShares, topGroups } from '../../../src/importance/ranking/topGroups.ts';
import { spearman } from '../../../src/importance/statistics/correlation.ts';

/** Few different values, so that ties are common, each with how often it counts. */
const tied = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 })),
  {
    minLength: 1,
    maxLength: 30,
  },
);

test('sums and class means count each value as often as it is there', () => {
  expect(countedSum([1, 2, 4], [2, 0, 3])).toBe(14);
  expect(countedSum([1, 2, 4])).toBe(7);
  expect(classMeans([1, 2, 4], [0, 1, 0], 3, [2, 0, 1])).toEqual([2, null, null]);
  expect(classMeans([1, 2, 4], [0, 1, 0], 3)).toEqual([2.5, 2, null]);
});

test('centred ranks are the ranks less their mean', () => {
  const { values, squares } = centredRanks(rankOrder([3, 1, 3, 2, 3]));
  expect([...values]).toEqual([1, -2, 1, -1, 1]);
  expect(squares).toBe(8);
  fc.assert(
    fc.property(tied, (rows) => {
      const numbers = rows.map(([value]) => value);
      const expected = [...ranks(numbers)].map((rank) => rank - (numbers.length + 1) / 2);
      expect([...centredRanks(rankOrder(numbers)).values]).toEqual(expected);
    }),
  );
});

test('centred ranks are written into an array that is given', () => {
  for (const values of [
    [3, 1, 2],
    [3, 1, 3],
  ]) {
    const array = Float64Array.of(9, 9, 9);
    const given = centredRanks(rankOrder(values), [2, 0, 1], array);
    expect(given.values).toBe(array);
    expect(given).toEqual(centredRanks(rankOrder(values), [2, 0, 1]));
  }
});

test('a correlation of counted samples is that of as many equal ones', () => {
  fc.assert(
    fc.property(tied, (rows) => {
      const counts = rows.map(([, , count]) => count);
      const copies = rows.flatMap((row) => Array<(typeof row)[]>(row[2]).fill([row]).flat());
      const [a, b] = [rows.map(([value]) => value), rows.map(([, value]) => value)];
      const counted = rankCorrelation(centredRanks(rankOrder(a), counts), centredRanks(rankOrder(b), counts));
      const repeatedly = spearman(
        copies.map(([value]) => value),
        copies.map(([, value]) => value),
      );
      if (repeatedly === null) expect(counted).toBeNull();
      else expect(counted).toBeCloseTo(repeatedly, 10);
    }),
  );
});

test('a border between groups may pass between the copies of a sample', () => {
  // Ten copies: the first of sample 1 is the top tenth, the second the next, the third is among the others.
  const groups = topGroups([1, 9, 2], [6, 3, 1]);
  expect(groups.map((group) => [...group])).toEqual([[1], [1], [1, 2, 0, 0, 0, 0, 0, 0]]);
  expect(groupShares([1, 9, 2], groups, [6, 3, 1])).toEqual([9 / 35, 9 / 35, 17 / 35]);
});

test('a border of a quadrant may pass between the copies of a sample', () => {
  // Eight copies, of which the first two are high and the last four low. By NLL they stand as 0 0 0 1 1 1 1 1, by τ as
  // 1 1 1 1 1 0 0 0: two of sample 0 are high by NLL, all are low by τ. Two of sample 1 are high by τ, four low by NLL,
  // but the two that are high by τ are its first, and of those by NLL only the second is low.
  const orders = {
    byNll: repeated(largestFirst([2, 1]), [3, 5]),
    byTau: repeated(largestFirst([1, 2]), [3, 5]),
  };
  expect(quadrantShares(orders, 2)).toEqual({ highNllLowTau: 2 / 8, highTauLowNll: 1 / 8 });
});

test('shares of the quadrants are those of the samples that quadrants names', () => {
  const [nll, tau] = [
    [7, 8, 1, 2, 3, 4, 0, 6],
    [1, 2, 3, 4, 5, 6, 7, 8],
  ];
  const where = quadrants(nll, tau);
  const shares = quadrantShares({ byNll: largestFirst(nll), byTau: largestFirst(tau) }, 8);
  expect(shares).toEqual({
    highNllLowTau: where.filter((quadrant) => quadrant === 'highNllLowTau').length / 8,
    highTauLowNll: where.filter((quadrant) => quadrant === 'highTauLowNll').length / 8,
  });
});

test('the median of an even number of copies is between the two in the middle', () => {
  // 1 1 2 9: 1.5 over 13 / 4.
  expect(medianOverMean(Float64Array.of(9, 1, 2), [1, 2, 1])).toBeCloseTo(1.5 / 3.25, 12);
  expect(medianOverMean(Float64Array.of(9, 1, 2), [1, 3, 1])).toBeCloseTo(1 / 2.8, 12);
  expect(medianOverMean(Float64Array.of(0, 0))).toBeNull();
});
