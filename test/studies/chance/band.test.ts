import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { chanceBand } from '../../../src/studies/chance/band.ts';
import { commonBands } from '../../../src/studies/chance/commonBands.ts';

test('a band leaves out 5% of the draws on either side', () => {
  const draws = Array.from({ length: 1001 }, (_, i) => 1000 - i);
  expect(chanceBand(draws)).toEqual({ chanceLow: 50, chanceHigh: 950 });
  expect(chanceBand(Float64Array.of(Number.NaN, ...draws))).toEqual({ chanceLow: 50, chanceHigh: 950 });
});

test('without draws there is no band', () => {
  expect([chanceBand(null), chanceBand(undefined), chanceBand([])]).toEqual(
    Array(3).fill({ chanceLow: null, chanceHigh: null }),
  );
});

describe('bands of several quantities', () => {
  /** Ten quantities with means 10, 20, … and spreads 1, 2, …, in a thousand draws. */
  const random = seedrandom('bands');
  const draws = Array.from({ length: 10 }, (_, place) =>
    Array.from({ length: 1000 }, () => (place + 1) * (10 + Math.sqrt(12) * (random() - 0.5))),
  );
  const bands = commonBands(draws);
  const countDraws = (holds: (draw: number) => boolean) =>
    Array.from({ length: 1000 }, (_, draw) => draw).filter(holds).length;
  const above = (draw: number) => draws.some((values, place) => (values[draw] ?? 0) > (bands[place]?.chanceHigh ?? 0));
  const below = (draw: number) => draws.some((values, place) => (values[draw] ?? 0) < (bands[place]?.chanceLow ?? 0));

  test('hold all of them in nine of ten draws, where bands of each alone hold them in one of three', () => {
    // The ends are rounded to six digits, which may leave a draw or two on the other side.
    expect(Math.abs(countDraws(above) - 50)).toBeLessThan(4);
    expect(Math.abs(countDraws(below) - 50)).toBeLessThan(4);
    const alone = draws.map(chanceBand);
    const inside = countDraws((draw) =>
      draws.every((values, place) => {
        const { chanceLow, chanceHigh } = alone[place] ?? {};
        return (values[draw] ?? 0) >= (chanceLow ?? 0) && (values[draw] ?? 0) <= (chanceHigh ?? 0);
      }),
    );
    expect(inside / 1000).toBeCloseTo(0.9 ** 10, 1);
  });

  test('reach equally far in standard deviations', () => {
    const [first, last] = [bands[0], bands[9]];
    const reach = ((first?.chanceHigh ?? 0) - 10) / 1;
    expect(((last?.chanceHigh ?? 0) - 100) / 10).toBeCloseTo(reach, 0.7);
  });

  test('are those of a single one where there is one, and leave out those without draws', () => {
    const values = [1, 2, 3, 4, 5];
    expect(commonBands([values])).toEqual([chanceBand(values)]);
    expect(commonBands([[], values])[0]).toEqual({ chanceLow: null, chanceHigh: null });
    expect(commonBands([])).toEqual([]);
    expect(commonBands([[2, 2, 2]])).toEqual([{ chanceLow: 2, chanceHigh: 2 }]);
  });
});
