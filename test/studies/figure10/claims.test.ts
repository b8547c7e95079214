import { expect, test } from 'vitest';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

test('10: the median over the mean is 2 / 4, and 1 / 25 where one sample has nearly all importance', () => {
  expect(decide(constructedInputs({ importanceByLayer: [[[1, 2, 9]]] }), '10')).toEqual({ value: 0.5, holds: false });
  expect(decide(constructedInputs({ importanceByLayer: [[[1, 1, 1, 97]]] }), '10')).toEqual({
    value: 0.04,
    holds: true,
  });
});
