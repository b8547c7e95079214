import { expect, test } from 'vitest';
import { permutation } from '../../src/batches/permutation.ts';

/** Gives these numbers in turn, and fails where one more is asked for. */
function drawing(...numbers: number[]): () => number {
  return () => numbers.shift() ?? expect.fail('too many numbers were drawn');
}

test('equally likely numbers give each permutation of three exactly once', () => {
  const drawn = [0, 1 / 3, 2 / 3].flatMap((first) =>
    [0, 1 / 2].map((second) => permutation(3, drawing(first, second)).join('')),
  );
  expect(drawn.sort()).toEqual(['012', '021', '102', '120', '201', '210']);
});

test('a permutation worked by hand: the last place is drawn first', () => {
  // 0 1 2 3: place 3 takes from place 1, then place 2 from place 2, then place 1 from place 0.
  expect([...permutation(4, drawing(0.25, 0.9, 0))]).toEqual([3, 0, 2, 1]);
});
