import { describe, expect, test } from 'vitest';
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

  test('4b: the correlation goes from −1 in the first fifth to 1 in the last', () => {
    expect(decide(epochs([falling, falling, rising, rising, rising]), '4b')).toEqual({ value: 2, holds: true });
    expect(decide(epochs([rising]), '4b')).toEqual({ value: null, holds: null });
  });

  test('4c: two of eight samples have a high loss but low importance, one the reverse, and the smaller share counts', () => {
    // By τ the order is 7 6 5 4 3 2 1 0. By NLL it is 1 0 7 5 4 3 2 6: sample 6 is high by τ and low by NLL.
    const nll = [7, 8, 1, 2, 3, 4, 0, 6];
    expect(decide(epochs([nll]), '4c')).toEqual({ value: 0.125, holds: true });
    expect(decide(epochs([rising]), '4c')).toEqual({ value: 0, holds: false });
  });
});
