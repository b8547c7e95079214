import { expect, it } from 'vitest';
import { finitePaths } from '../../../src/studies/running/paths.ts';

it('paths too long for float32 to square are left out, and the others stay as they were', () => {
  // Three paths of two epochs. Inner products of NLO with itself overflow; all those of Rand and SIM are finite.
  const gram = [
    [1, 2, 9, 9, 5, 6],
    [2, 3, 9, 9, 7, 8],
    [9, 9, 9, Number.POSITIVE_INFINITY, 9, 9],
    [9, 9, Number.POSITIVE_INFINITY, Number.NaN, 9, 9],
    [5, 7, 9, 9, 10, 11],
    [6, 8, 9, 9, 11, 12],
  ];
  const kept = finitePaths({ names: ['Rand', 'NLO', 'SIM'], epochs: 2, gram: Float64Array.from(gram.flat()) });
  expect(kept.names).toEqual(['Rand', 'SIM']);
  expect([...kept.gram]).toEqual([1, 2, 5, 6, 2, 3, 7, 8, 5, 7, 10, 11, 6, 8, 11, 12]);
});

it('no path is left where none is finite', () => {
  const kept = finitePaths({ names: ['Rand'], epochs: 1, gram: Float64Array.of(Number.NaN) });
  expect(kept).toEqual({ names: [], epochs: 1, gram: new Float64Array(0) });
});
