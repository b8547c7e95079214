import { expect, test } from 'vitest';
import { chanceOf, shares } from '../chance/chanceOf.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

test('10: the median over the mean is 2 / 4, and 1 / 25 where one sample has nearly all importance', () => {
  expect(decide(constructedInputs({ importanceByLayer: [[[1, 2, 9]]] }), '10')).toEqual({ value: 0.5, holds: false });
  // In a single epoch chance gives the very same values to other samples.
  const single = constructedInputs({ importanceByLayer: [[[1, 1, 1, 97]]] });
  expect(decide(single, '10')).toEqual({ value: 0.04, holds: false });
  expect(shares(chanceOf('10', single))).toEqual([[0.04, 1]]);
});

test('10 holds where the same samples have most in every epoch, and would not if others had', () => {
  // Of two epochs in which one of three samples has 3 the median is 0 where it is the same, else 3 with mean 2.
  const inputs = constructedInputs({ importanceByLayer: [[[0, 0, 3]], [[0, 0, 3]]] });
  expect(shares(chanceOf('10', inputs))).toEqual([
    [0, 0.3],
    [1.5, 0.7],
  ]);
  const lasting = Array.from({ length: 30 }, () => [[1, 1, 1, 1, 1, 1, 1, 1, 1, 30]]);
  expect(decide(constructedInputs({ importanceByLayer: lasting }), '10').holds).toBe(true);
});
