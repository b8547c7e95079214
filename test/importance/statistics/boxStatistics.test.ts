import { expect, test } from 'vitest';
import { boxStatistics } from '../../../src/importance/statistics/boxStatistics.ts';

test('a box plot is as worked out by hand: quartiles 2 and 4, so whiskers end at the values within −1 and 7', () => {
  expect(boxStatistics([3, 1, 100, 2, 4])).toEqual({
    low: 1,
    lowerQuartile: 2,
    median: 3,
    upperQuartile: 4,
    high: 4,
    outliers: 1,
  });
});

test('whiskers reach as far as 1.5 times the length of the box, and no farther', () => {
  expect(boxStatistics([1, 2, 3, 4, 7])).toMatchObject({ high: 7, outliers: 0 });
  expect(boxStatistics([1, 2, 3, 4, 7.001])).toMatchObject({ high: 4, outliers: 1 });
  expect(boxStatistics([-1, 2, 3, 4, 5])).toMatchObject({ low: -1, outliers: 0 });
});

test('quartiles lie between neighbours', () => {
  expect(boxStatistics([1, 2, 3, 4])).toMatchObject({ lowerQuartile: 1.75, median: 2.5, upperQuartile: 3.25 });
});

test('a whisker has no length where all values on its side are outliers', () => {
  // The lower quartile is 7.5, and the next value inside is 10.
  expect(boxStatistics([0, 10, 10, 10])).toMatchObject({ low: 7.5, lowerQuartile: 7.5, high: 10, outliers: 1 });
  expect(boxStatistics([5])).toMatchObject({ low: 5, median: 5, high: 5, outliers: 0 });
});
