import { describe, expect, test } from 'vitest';
import { rows03 } from '../../../src/studies/figure03/rows.ts';
import { chanceOf, shares as sharesOf } from '../chance/chanceOf.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

describe('claims of figure 3', () => {
  // Ten samples; the largest by τ is sample 9, the next sample 0.
  const shares = (dataset = 'strokes') =>
    constructedInputs({
      dataset,
      importanceByLayer: [
        [
          [20, 1, 1, 1, 1, 1, 1, 2, 2, 70],
          [2, 1, 1, 1, 1, 1, 1, 1, 0, 1],
        ],
      ],
    });

  test('3a: the top fifth has 0.9 of L1 and 0.3 of Out', () => {
    const { value, holds } = decide(shares(), '3a');
    expect(value).toBeCloseTo(0.3, 12);
    expect(holds).toBe(false);
  });

  test('3b: 0.9 minus 0.3', () => {
    expect(decide(shares(), '3b').value).toBeCloseTo(0.6, 12);
  });

  test('3c: the top tenth has 71 of 110, and the claim is about MNIST alone', () => {
    expect(decide(shares('mnist'), '3c').value).toBeCloseTo(71 / 110, 12);
    expect(decide(shares('fashion-mnist'), '3c')).toEqual({ value: null, holds: null });
  });

  test('3a asks for more than the top fifth has if the importance of each epoch is dealt out anew', () => {
    // With the same sample in both epochs, as in one of five draws, the top fifth has all, else half.
    const twice = constructedInputs({ importanceByLayer: [[[9, 0, 0, 0, 0]], [[9, 0, 0, 0, 0]]] });
    expect(sharesOf(chanceOf('3a', twice))).toEqual([
      [0.5, 0.8],
      [1, 0.2],
    ]);
    expect(rows03(twice)?.chance).toEqual([{ layer: 'Out', chanceLow: 0.5, chanceHigh: 1 }]);
    expect(decide(twice, '3a')).toEqual({ value: 1, holds: false });
  });

  test('3a keeps the layers of a sample together in a draw, and takes the least of them', () => {
    const together = constructedInputs({
      importanceByLayer: [
        [
          [5, 0, 0, 0, 0],
          [5, 1, 1, 1, 1],
        ],
      ],
    });
    expect(sharesOf(chanceOf('3a', together))).toEqual([[5 / 9, 1]]);
  });

  test('3b exchanges what a sample has of the totals of L1 and Out', () => {
    const inputs = constructedInputs({
      importanceByLayer: [
        [
          [60, 10, 10, 10, 10],
          [1, 1, 1, 1, 1],
        ],
      ],
    });
    // The top sample has 0.6 and 0.2 of the totals; k of the four others, which have 0.1 and 0.2, are exchanged as well.
    const kept = [0, 1, 2, 3, 4].map((k) => 0.6 / (1 + 0.1 * k) - 0.2 / (1 - 0.1 * k));
    const exchanged = kept.map((_, k) => 0.2 / (0.6 + 0.1 * k) - 0.6 / (1.4 - 0.1 * k));
    const draws = chanceOf('3b', inputs);
    const possible = [...kept, ...exchanged].map((value) => value.toFixed(9));
    expect(new Set(draws.map((draw) => draw.toFixed(9)))).toEqual(new Set(possible));
    expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0, 1);
  });
});
