import { expect, test } from 'vitest';
import { fifths, mean } from '../../src/studies/averages.ts';

test('a fifth of the epochs is rounded down to whole epochs, and is one epoch at least', () => {
  const sizes = (epochs: number) => Object.values(fifths([...Array(epochs).keys()])).map(({ length }) => length);
  expect([1, 4, 5, 9, 10, 50].map(sizes)).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 1],
    [2, 2],
    [10, 10],
  ]);
  expect(fifths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toEqual({ first: [1, 2], last: [10, 11] });
});

test('the mean counts every value', () => {
  expect(mean([1, 2, 6])).toBe(3);
});
