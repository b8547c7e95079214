import { describe, expect, test } from 'vitest';
import { figure04 } from '../../../src/studies/figure04/figure.ts';
import { rows04 } from '../../../src/studies/figure04/rows.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { constructedInputs } from '../constructedRun.ts';

const document = await anyDocument();

// In epoch 2 the ranks of importance are 4, 3, 1.5 and 1.5, so that it correlates with the norms by −4.5 / √(4.5 · 5).
// τ is 41, 32, 23 and 24, with ranks 4, 3, 1 and 2; relative to the epochs' totals of 10 and 110 it rises as the norms do.
const importanceByLayer = [[[1, 2, 3, 4]], [[40, 30, 20, 20]]];
const nll = [
  [1, 2, 3, 4],
  [4, 3, 2, 1],
];
const withNorms = constructedInputs({
  importanceByLayer,
  nll,
  extras: { inputNorms: Float32Array.of(10, 20, 30, 40) },
});
const withoutNorms = constructedInputs({ importanceByLayer, nll });

function panelOf(inputs: typeof withNorms): string {
  return figure04.answer(inputs)?.draw(document, new Map())[0]?.panels[0]?.svg ?? '';
}

describe('the norm of the input in figure 4', () => {
  test('is correlated with importance in every epoch and over the run, in each normalisation', () => {
    expect(rows04(withNorms)?.inputNorm).toEqual([
      { epoch: 1, plain: 1, perParameter: 1, relative: 1 },
      { epoch: 2, plain: -0.948683, perParameter: -0.948683, relative: -0.948683 },
      { epoch: null, plain: -0.8, perParameter: -0.8, relative: 1 },
    ]);
  });

  test('is drawn beside the loss and put in words', () => {
    expect(panelOf(withNorms)).toContain('>importance and input norm</text>');
    expect(figure04.answer(withNorms)?.reading).toMatch(
      /importance τ and the norm of the input have a correlation of −0.80.$/,
    );
  });

  test('changes nothing else, and is left out where it was not kept', () => {
    const { inputNorm, ...rows } = rows04(withoutNorms) ?? {};
    expect(inputNorm).toEqual([]);
    expect(rows04(withNorms)).toMatchObject(rows);
    expect(panelOf(withoutNorms)).not.toContain('input norm');
    expect(figure04.answer(withoutNorms)?.reading).not.toContain('norm');
  });

  test('has no correlation where all norms are alike', () => {
    const alike = constructedInputs({ importanceByLayer, extras: { inputNorms: new Float32Array(4).fill(7) } });
    expect(rows04(alike)?.inputNorm.map(({ plain }) => plain)).toEqual([null, null, null]);
    expect(figure04.answer(alike)?.reading).not.toMatch(/NaN|null/);
  });
});
