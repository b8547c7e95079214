import { mean, quantile } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { rows04 } from '../../../src/studies/figure04/rows.ts';
import { chanceOf, shares } from '../chance/chanceOf.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

describe('claims of figure 4', () => {
  const rising = [1, 2, 3, 4, 5, 6, 7, 8];
  const falling = [...rising].reverse();
  const epochs = (nll: number[][]) => constructedInputs({ importanceByLayer: nll.map(() => [rising]), nll });

  test('4a: the least correlation of the epochs', () => {
    expect(decide(epochs([rising, falling]), '4a')).toEqual({ value: -1, holds: false });
    expect(decide(epochs([rising, rising]), '4a')).toEqual({ value: 1, holds: true });
  });

  test('4a asks each epoch for more than chance gives to the epoch that varies most', () => {
    // Of three samples in six orders one has correlation 1, two ½, two −½ and one −1; with NLL 1, 1 and 2 two each have
    // √¾, 0 and −√¾.
    const inputs = constructedInputs({
      importanceByLayer: [[[1, 2, 3]], [[1, 2, 3]]],
      nll: [
        [1, 1, 2],
        [1, 2, 3],
      ],
    });
    const drawn = shares(chanceOf('4a', inputs));
    expect(drawn.map(([value]) => value)).toEqual([-1, -0.5, 0.5, 1]);
    for (const [value, share] of drawn) expect(Math.abs(value) === 1 ? [0.1, 0.2] : [0.3, 0.4]).toContain(share);
    expect(rows04(inputs)?.correlation).toMatchObject([
      { plain: 0.866025, chanceLow: -0.866025, chanceHigh: 0.866025 },
      { plain: 1, chanceLow: -1, chanceHigh: 1 },
    ]);
    expect(decide(inputs, '4a').holds).toBe(false);
  });

  test('4b: the correlation goes from −1 in the first fifth to 1 in the last', () => {
    const inputs = epochs([falling, falling, rising, rising, rising]);
    expect(decide(inputs, '4b')).toEqual({ value: 2, holds: true });
    expect(decide(epochs([rising]), '4b')).toEqual({ value: null, holds: null });
  });

  test('4c: two of eight samples have a high loss but low importance, one the reverse, and the smaller share counts', () => {
    // By τ the order is 7 6 5 4 3 2 1 0. By NLL it is 1 0 7 5 4 3 2 6: sample 6 is high by τ and low by NLL.
    const nll = [7, 8, 1, 2, 3, 4, 0, 6];
    expect(decide(epochs([nll]), '4c')).toEqual({ value: 0.125, holds: false });
    expect(decide(epochs([rising]), '4c')).toEqual({ value: 0, holds: false });
  });

  test('4c: of independent loss and importance about one in eight is high by one and low by the other', () => {
    const many = Array.from({ length: 400 }, (_, i) => i);
    const draws = chanceOf('4c', constructedInputs({ importanceByLayer: [[many]], nll: [many] }));
    // A share varies by √(100 · ½ · ½ · 300/399) / 400 = 0.011, and the smaller of two is 0.56 times that below.
    expect(mean(draws)).toBeCloseTo(0.125 - 0.56 * 0.011, 2);
    expect(quantile(draws, 0.95)).toBeGreaterThan(0.125);
    expect(quantile(draws, 0.95)).toBeLessThan(0.125 + 2 * 0.011);
  });
});
