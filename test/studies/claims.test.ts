import { describe, expect, test } from 'vitest';
import { checkClaims } from '../../src/studies/claims/claims.ts';
import { materialOf } from '../../src/studies/figureInputs.ts';
import { syntheticRun } from '../run/syntheticRun.ts';
import { constructedMaterial } from './constructedRun.ts';
import { decide } from './decide.ts';

describe('figure 2', () => {
  // Epoch totals of one sample: L1 1 1 8, L2 1 9 1, L3 1 3 1, Out 6 1 1. Every hidden layer has 90 parameters, Out 20.
  const layered = (dataset = 'strokes') =>
    constructedMaterial({
      dataset,
      importanceByLayer: [
        [[1], [1], [1], [6]],
        [[1], [9], [3], [1]],
        [[8], [1], [1], [1]],
      ],
    });

  test('2a: Out reaches half in epoch 1, the first hidden layer in epoch 2', () => {
    expect(decide(layered(), '2a')).toEqual({ value: 1, holds: true });
    const together = constructedMaterial({ importanceByLayer: [[[1], [2]]] });
    expect(decide(together, '2a')).toEqual({ value: 0, holds: false });
  });

  test('2b: L2 has 11, L3 has 5', () => {
    expect(decide(layered(), '2b')).toEqual({ value: 2.2, holds: true });
  });

  test('2c: L1 has 10, the largest other layer 11, and only CIFAR-10 is asked', () => {
    expect(decide(layered('cifar10'), '2c').value).toBeCloseTo(10 / 11, 12);
    expect(decide(layered('cifar-10-images'), '2c').holds).toBe(false);
    expect(decide(layered('cifar100'), '2c')).toEqual({ value: null, holds: null });
    expect(decide(layered(), '2c')).toEqual({ value: null, holds: null });
  });

  test('2d: Out has 8 over 20 parameters, L2 11 over 90', () => {
    expect(decide(layered(), '2d').value).toBeCloseTo(8 / 20 / (11 / 90), 12);
  });

  test('2e: the class means are 3 and 2', () => {
    const material = constructedMaterial({
      importanceByLayer: [
        [
          [2, 4, 2],
          [0, 0, 0],
        ],
      ],
      labels: [0, 0, 1],
    });
    expect(decide(material, '2e')).toEqual({ value: 1.5, holds: true });
  });
});

describe('figure 3', () => {
  // Ten samples; the largest by τ is sample 9, the next sample 0.
  const shares = (dataset = 'strokes') =>
    constructedMaterial({
      dataset,
      importanceByLayer: [
        [
          [20, 1, 1, 1, 1, 1, 1, 2, 2, 70],
          [2, 1, 1, 1, 1, 1, 1, 1, 0, 1],
        ],
      ],
    });

  test('3a: the top fifth has 0.9 of L1 and 0.3 of Out', () => {
    const { value, holds } = decide(shares(), '3a');
    expect(value).toBeCloseTo(0.3, 12);
    expect(holds).toBe(false);
  });

  test('3b: 0.9 minus 0.3', () => {
    expect(decide(shares(), '3b').value).toBeCloseTo(0.6, 12);
  });

  test('3c: the top tenth has 71 of 110, and only MNIST is asked', () => {
    expect(decide(shares('mnist'), '3c').value).toBeCloseTo(71 / 110, 12);
    expect(decide(shares('fashion-mnist'), '3c')).toEqual({ value: null, holds: null });
  });
});

describe('figure 4', () => {
  const rising = [1, 2, 3, 4, 5, 6, 7, 8];
  const against = [...rising].reverse();
  const epochs = (nll: number[][]) => constructedMaterial({ importanceByLayer: nll.map(() => [rising]), nll });

  test('4a: the least correlation of the epochs', () => {
    expect(decide(epochs([rising, against]), '4a')).toEqual({ value: -1, holds: false });
    expect(decide(epochs([rising, rising]), '4a')).toEqual({ value: 1, holds: true });
  });

  test('4b: from −1 in the first fifth to 1 in the last', () => {
    expect(decide(epochs([against, against, rising, rising, rising]), '4b')).toEqual({ value: 2, holds: true });
    expect(decide(epochs([rising]), '4b')).toEqual({ value: null, holds: null });
  });

  test('4c: two of eight samples lead by loss and trail by importance, one the reverse', () => {
    // By τ the order is 7 6 5 4 3 2 1 0. By NLL it is 1 0 7 5 4 3 2 6: sample 6 is high by τ and low by NLL.
    const nll = [7, 8, 1, 2, 3, 4, 0, 6];
    expect(decide(epochs([nll]), '4c')).toEqual({ value: 0.125, holds: true });
    expect(decide(epochs([rising]), '4c')).toEqual({ value: 0, holds: false });
  });
});

test('10: the median is 2, the mean 4', () => {
  expect(decide(constructedMaterial({ importanceByLayer: [[[1, 2, 9]]] }), '10')).toEqual({ value: 0.5, holds: false });
  expect(decide(constructedMaterial({ importanceByLayer: [[[1, 1, 1, 97]]] }), '10')).toEqual({
    value: 0.04,
    holds: true,
  });
});

test('nothing is decided without norms, and no number is invented', () => {
  const claims = checkClaims([materialOf(syntheticRun({ norms: false }))]);
  expect(claims.map(({ holds, value }) => [holds, value])).toEqual(claims.map(() => [null, null]));
});

test('a network without hidden layers decides what it can', () => {
  const material = constructedMaterial({ importanceByLayer: [[[1, 2, 9]]] });
  expect(['2a', '2b', '2d', '3b'].map((id) => decide(material, id).holds)).toEqual([null, null, null, null]);
  expect(decide(material, '3a').holds).not.toBeNull();
});

test('claims say which figure, data set and number they are about', () => {
  const lead = checkClaims([materialOf(syntheticRun())]).find(({ id }) => id === '2a');
  expect(lead).toMatchObject({ id: '2a', figure: 'fig02', dataset: 'strokes', comparison: '>', threshold: 0 });
});
