import { describe, expect, test } from 'vitest';
import { DatasetError } from '../../datasets/dataset.ts';
import { holdOut, holdOutRows } from '../../datasets/heldOut.ts';

describe('what is held out', () => {
  test('is a sixth of the items, to the nearest whole one, and one at least', () => {
    const heldOut = (count: number) => holdOut([...Array(count).keys()], 'seed').test.length;
    expect([1, 2, 8, 9, 14, 15, 60].map(heldOut)).toEqual([1, 1, 1, 2, 2, 3, 10]);
  });

  test('is drawn by the seed, and each item is in one of the two parts', () => {
    const items = [...Array(30).keys()];
    const { train, test } = holdOut(items, 'seed');
    expect([...train, ...test].sort((a, b) => a - b)).toEqual(items);
    expect(holdOut(items, 'seed')).toEqual({ train, test });
    expect(holdOut(items, 'another')).not.toEqual({ train, test });
  });

  test('is the same share of every class, in the order of the rows', () => {
    const labels = Array.from({ length: 36 }, (_, row) => (row % 3 === 0 ? 1 : 0)); // 24 and 12 rows
    const { train, test } = holdOutRows({
      rows: [...labels.keys()],
      labels,
      classes: ['a', 'b'],
      refuse: () => new DatasetError(''),
    });
    const counts = (rows: readonly number[]) =>
      [0, 1].map((label) => rows.filter((row) => labels[row] === label).length);
    expect([counts(train), counts(test)]).toEqual([
      [20, 10],
      [4, 2],
    ]);
    for (const rows of [train, test]) expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect([...train, ...test].sort((a, b) => a - b)).toEqual([...labels.keys()]);
  });
});
