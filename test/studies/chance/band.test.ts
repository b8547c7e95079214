import { expect, test } from 'vitest';
import { chanceBand, chanceRow } from '../../../src/studies/chance/band.ts';

test('a band leaves out 5% of the draws on either side', () => {
  const draws = Array.from({ length: 1001 }, (_, i) => 1000 - i);
  expect(chanceBand(draws)).toEqual({ chanceLow: 50, chanceHigh: 950 });
  expect(chanceRow('2e', Float64Array.from(draws))).toEqual({ claim: '2e', chanceLow: 50, chanceHigh: 950 });
});

test('without draws there is no band', () => {
  expect([chanceBand(null), chanceBand(undefined), chanceBand([])]).toEqual(
    Array(3).fill({ chanceLow: null, chanceHigh: null }),
  );
});
