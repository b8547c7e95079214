import { describe, expect, test } from 'vitest';
import { mergeNeighbours } from '../../../src/importance/clusters/mergeNeighbours.ts';

const least = (wanted: number) => (size: number) => size >= wanted;

describe('merging neighbours', () => {
  test('takes the smallest first, and the neighbour whose mean is nearer', () => {
    // 1 at 6 goes to 4 at 7, not to 9 at 4; then 2 at 0 has 9 at 4 alone beside it.
    expect(mergeNeighbours([2, 9, 1, 4, 8], [0, 4, 6, 7, 20], least(3))).toEqual([[0, 1], [2, 3], [4]]);
  });

  test('weighs means by sizes when it goes on', () => {
    // 1 at 10 joins 3 at 12, to 4 at 11.5, which is nearer to 20 than to 2; the plain mean, 11, is as near to either.
    expect(mergeNeighbours([6, 1, 3, 9], [2, 10, 12, 20], least(5))).toEqual([[0], [1, 2, 3]]);
  });

  test('takes the earlier of equally small ones and of equally near ones', () => {
    expect(mergeNeighbours([5, 1, 5], [0, 1, 2], least(2))).toEqual([[0, 1], [2]]);
    expect(mergeNeighbours([2, 9, 2], [0, 1, 2], (_, groups) => groups === 2)).toEqual([[0, 1], [2]]);
  });

  test('stops when the smallest is enough, and at the latest with one', () => {
    expect(mergeNeighbours([3, 4], [0, 1], least(3))).toEqual([[0], [1]]);
    expect(mergeNeighbours([3, 4], [0, 1], least(100))).toEqual([[0, 1]]);
    expect(mergeNeighbours([3], [0], least(100))).toEqual([[0]]);
    expect(mergeNeighbours([], [], least(1))).toEqual([]);
    const asked: number[][] = [];
    mergeNeighbours([1, 2, 3], [0, 1, 5], (...of) => asked.push(of) > 1);
    expect(asked).toEqual([
      [1, 3],
      [3, 2],
    ]);
  });
});
