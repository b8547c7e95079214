import { expect, test } from 'vitest';
import { changedVerdicts } from '../../../src/studies/claims/otherDraws.ts';
import { constructedInputs } from '../constructedRun.ts';

/** The importance of one layer in two epochs; where `agrees` the loss rises with it, so that claim 4a holds. */
function inputs(agrees: boolean) {
  const importance = Array.from({ length: 100 }, (_, sample) => sample + 1);
  const nll = agrees ? importance : [...importance].reverse();
  return [constructedInputs({ importanceByLayer: [[importance], [importance]], nll: [nll, nll] })];
}

test('no verdict is said to change where all draws agree', async () => {
  expect(await changedVerdicts(async () => inputs(true), 3, [4])).toEqual([]);
});

test('a verdict that is another in some draws is named, with what it becomes and how often', async () => {
  const asked: number[] = [];
  const changed = await changedVerdicts(
    async (stream) => {
      asked.push(stream);
      return inputs(stream % 2 === 0);
    },
    5,
    [4],
  );
  expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
  expect(changed).toContainEqual({
    id: '4a',
    dataset: 'strokes',
    verdict: 'holds',
    others: [{ verdict: 'fails', draws: 3 }],
  });
});

test('claims of figures that are not wanted are not asked', async () => {
  expect(await changedVerdicts(async (stream) => inputs(stream === 0), 1, [2])).toEqual([]);
});
