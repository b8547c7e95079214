import { describe, expect, it } from 'vitest';
import { countRounds, median, summarise } from '../../bench/timing.ts';

describe('timings', () => {
  it('are summed up by median and minimum', () => {
    expect(summarise([4, 1, 3, 9])).toEqual({ median: 3.5, minimum: 1, rounds: 4, clock: 'wall' });
    expect([median([3, 1, 2]), median([])]).toEqual([2, Number.NaN]);
  });

  it('have as many rounds as are wanted, else as many as fit a few seconds', () => {
    expect([countRounds(7, 1e6, 3), countRounds(undefined, 1, 3)]).toEqual([7, 31]);
    expect([countRounds(undefined, 400, 3), countRounds(undefined, 1e6, 3)]).toEqual([10, 3]);
  });
});
