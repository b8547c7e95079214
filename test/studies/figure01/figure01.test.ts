import { describe, expect, test } from 'vitest';
import { figure01 } from '../../../src/studies/figure01/figure.ts';
import { rows01 } from '../../../src/studies/figure01/rows.ts';
import type { FigureInputs } from '../../../src/studies/figureInputs.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

const document = await anyDocument();

/** Inputs with runs from seeds 1, 2, …, whose importance α is [seeds][epochs][samples]. */
function inputsOfSeeds(...importances: readonly (readonly number[])[][]): FigureInputs {
  const seeds = importances.map((importance, index) => ({
    seed: index + 1,
    importance: importance.map((values) => Float32Array.from(values)),
  }));
  return constructedInputs({ importanceByLayer: [[[1, 2, 3, 4]]], extras: { seeds } });
}

const rising = [1, 2, 3, 4];
/** Its rank correlation with `rising` is 1 − 6 · 2 / (4 · 15) = 0.8. */
const swapped = [20, 10, 30, 40];
const falling = [4, 3, 2, 1];

describe('figure 1', () => {
  const three = inputsOfSeeds([rising, rising], [rising, swapped], [falling, rising]);

  test('correlates every pair of seeds in every epoch', () => {
    expect(rows01(three)?.correlation).toEqual([
      { epoch: 1, pair: '1 and 2', correlation: 1 },
      { epoch: 2, pair: '1 and 2', correlation: 0.8 },
      { epoch: 1, pair: '1 and 3', correlation: -1 },
      { epoch: 2, pair: '1 and 3', correlation: 1 },
      { epoch: 1, pair: '2 and 3', correlation: -1 },
      { epoch: 2, pair: '2 and 3', correlation: 0.8 },
    ]);
    expect(rows01(three)?.pairs[0]).toEqual({ pair: '1 and 2', least: 0.8, firstFifth: 1, lastFifth: 0.8 });
  });

  test('says where the agreement is least', () => {
    const reading = figure01.answer(three)?.reading;
    expect(reading).toContain('a correlation of −1.000, between seeds 1 and 3 in epoch 1.');
    expect(reading).toContain('goes from −0.333 in the first fifth of the epochs to 0.867 in the last');
  });

  test('shows the threshold, and axes that fit what is drawn', () => {
    const svgOf = (inputs: FigureInputs) => figure01.answer(inputs)?.draw(document, new Map())[0]?.panels[0]?.svg ?? '';
    const high = svgOf(inputsOfSeeds([rising, rising], [rising, rising]));
    expect(high).toContain('>0.90</text>');
    expect(high).not.toContain('>0.80</text>');
    expect(high).toContain('aria-label="rule"');
    expect(svgOf(three)).toContain('>−1.0</text>');
  });

  test('needs two seeds and an epoch', () => {
    expect(rows01(inputsOfSeeds([rising]))).toBeNull();
    expect(rows01(inputsOfSeeds())).toBeNull();
    expect(rows01(inputsOfSeeds([], []))).toBeNull();
  });

  test('takes the epochs that all seeds have', () => {
    expect(rows01(inputsOfSeeds([rising, rising], [rising]))?.correlation).toHaveLength(1);
  });

  test('is drawn from one epoch, and where importance does not vary', () => {
    for (const inputs of [inputsOfSeeds([rising], [swapped]), inputsOfSeeds([[1, 1]], [[1, 1]])]) {
      const answer = figure01.answer(inputs);
      expect(JSON.stringify([answer, answer?.draw(document, new Map())])).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('claims of figure 1', () => {
  const two = inputsOfSeeds([rising, rising], [rising, swapped]);

  test('1a: the least correlation is 0.8', () => {
    expect(decide(two, '1a').value).toBeCloseTo(0.8, 12);
    expect(decide(two, '1a').holds).toBe(false);
    expect(decide(inputsOfSeeds([rising], [rising]), '1a')).toEqual({ value: 1, holds: true });
  });

  test('1a, which is a least over the seeds, is measured without every two of them, and 1b, a mean, is not', () => {
    expect(figure01.claims.map((claim) => [claim.id, 'extreme' in claim && claim.extreme])).toEqual([
      ['1a', true],
      ['1b', false],
    ]);
  });

  test('1b: the mean of the pairs goes from 1 to 0.8', () => {
    expect(decide(two, '1b').value).toBeCloseTo(0.2, 12);
    expect(decide(inputsOfSeeds([rising, swapped], [rising, rising], [rising, rising]), '1b').value).toBeCloseTo(
      1 - (0.8 + 0.8 + 1) / 3,
      12,
    );
    expect(decide(inputsOfSeeds([rising, rising], [swapped, rising]), '1b').holds).toBe(false);
  });

  test('are not decided with one seed or where importance does not vary, and 1b not with one epoch either', () => {
    for (const inputs of [inputsOfSeeds([rising]), inputsOfSeeds([rising, [1, 1, 1, 1]], [rising, rising])]) {
      expect(['1a', '1b'].map((id) => decide(inputs, id).value)).toEqual([null, null]);
    }
    expect(decide(inputsOfSeeds([rising], [rising]), '1b').value).toBeNull();
  });
});
