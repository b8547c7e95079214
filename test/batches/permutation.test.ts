import { expect, test } from 'vitest';
import { permutation } from '../../src/batches/permutation.ts';

/** Stands for a random generator: gives these numbers in turn, and fails when it is asked for more. */
function scripted(...numbers: number[]): () => number {
  return () => numbers.shift() ?? expect.fail('too many numbers were drawn');
}

test('equally likely numbers give each permutation of three exactly once', () => {
  const drawn = [0, 1 / 3, 2 / 3].flatMap((first) =>
    [0, 1 / 2].map((second) => permutation(3, scripted(first, second)).join('')),
  );
  expect(drawn.sort()).toEqual(['012', '021', '102', '120', '201', '210']);
});

test('a permutation is as worked out by hand: the last place is drawn first', () => {
  // From 0 1 2 3, place 3 swaps with place 1, then place 2 with itself, then place 1 with place 0.
  expect([...permutation(4, scripted(0.25, 0.9, 0))]).toEqual([3, 0, 2, 1]);
});
