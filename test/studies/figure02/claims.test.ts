import { describe, expect, test } from 'vitest';
import { figure02 } from '../../../src/studies/figure02/figure.ts';
import { rows02 } from '../../../src/studies/figure02/rows.ts';
import { chanceOf, shares } from '../chance/chanceOf.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';

describe('claims of figure 2', () => {
  // Epoch totals of one sample: L1 1 1 8, L2 1 9 1, L3 1 3 1, Out 6 1 1. Every hidden layer has 90 parameters, Out 20.
  const layered = (dataset = 'strokes') =>
    constructedInputs({
      dataset,
      importanceByLayer: [
        [[1], [1], [1], [6]],
        [[1], [9], [3], [1]],
        [[8], [1], [1], [1]],
      ],
    });

  test('2a: Out reaches half of its 8 after 4/6 epochs, L3 half of its 5 after 1.5, the others later', () => {
    expect(decide(layered(), '2a').value).toBeCloseTo(1.5 - 4 / 6, 12);
    expect(decide(layered(), '2a').holds).toBe(true);
    const together = constructedInputs({ importanceByLayer: [[[1], [2]]] });
    expect(decide(together, '2a')).toEqual({ value: 0, holds: false });
  });

  test('2a tells a lead of 0.16 epochs from one of 0.65', () => {
    // Half of L1 is reached after 1 + 1/2 epochs, half of Out after 1 + 17/50 and after 85/100.
    const lead = (output: number[]) =>
      decide(constructedInputs({ importanceByLayer: [1, 2, 1].map((l1, t) => [[l1], [output[t] ?? 0]]) }), '2a').value;
    expect(lead([33, 50, 17])).toBeCloseTo(0.16, 6);
    expect(lead([100, 35, 35])).toBeCloseTo(0.65, 6);
  });

  test('2b: L2 has 11, L3 has 5, and exchanged as much less', () => {
    expect(decide(layered(), '2b')).toEqual({ value: 2.2, holds: false });
    expect(shares(chanceOf('2b', layered()))).toEqual([
      [5 / 11, 0.5],
      [2.2, 0.5],
    ]);
  });

  test('2b holds where most of many samples have more in L2', () => {
    const twenty = (value: number) => Array<number>(20).fill(value);
    const many = constructedInputs({ importanceByLayer: [[twenty(1), twenty(2), twenty(1), twenty(1)]] });
    expect(decide(many, '2b')).toEqual({ value: 2, holds: true });
  });

  test('2c: L1 has 10, the largest other layer 11, and the claim is about CIFAR-10 alone', () => {
    expect(decide(layered('cifar10'), '2c').value).toBeCloseTo(10 / 11, 12);
    expect(decide(layered('cifar-10-images'), '2c').holds).toBe(false);
    // Exchanged with L2, which has most of the others.
    expect(shares(chanceOf('2c', layered('cifar10')))).toEqual([
      [10 / 11, 0.5],
      [1.1, 0.5],
    ]);
    expect(decide(layered('cifar100'), '2c')).toEqual({ value: null, holds: null });
    expect(decide(layered(), '2c')).toEqual({ value: null, holds: null });
  });

  test('2d: Out has 8 over 20 parameters, L2 11 over 90', () => {
    expect(decide(layered(), '2d').value).toBeCloseTo(8 / 20 / (11 / 90), 12);
    const [low = [], high = []] = shares(chanceOf('2d', layered()));
    expect(low[0]).toBeCloseTo(11 / 90 / (8 / 20), 12);
    expect(high[0]).toBeCloseTo(8 / 20 / (11 / 90), 12);
  });

  test('2e: the class means are 3 and 2', () => {
    const inputs = constructedInputs({
      importanceByLayer: [
        [
          [2, 4, 2],
          [0, 0, 0],
        ],
      ],
      labels: [0, 0, 1],
    });
    expect(decide(inputs, '2e')).toEqual({ value: 1.5, holds: false });
    // Of three samples the one with label 1 has 2 twice, against 3 of the others, and 4 once, against 2.
    expect(shares(chanceOf('2e', inputs))).toEqual([
      [1.5, 0.7],
      [2, 0.3],
    ]);
    expect(rows02(inputs)?.chance[1]).toMatchObject({ claim: '2e', value: 1.5, chanceLow: 1.5, chanceHigh: 2 });
    expect(rows02(inputs)?.classes).toMatchObject([
      { name: 'a', meanTau: 3, chanceLow: 2, chanceHigh: 3 },
      { name: 'b', meanTau: 2, chanceLow: 2, chanceHigh: 4 },
    ]);
    expect(figure02.answer(inputs)?.reading).toContain(
      '1.5 times the importance of one of class b on average; random labels give up to 2.0 times.',
    );
  });

  test('2e holds where the labels tell more than random ones do', () => {
    const labels = Array.from({ length: 40 }, (_, i) => i % 2);
    const inputs = constructedInputs({ importanceByLayer: [[labels.map((label) => 1 + label)]], labels });
    expect(decide(inputs, '2e')).toEqual({ value: 2, holds: true });
  });

  test('2f: of the 12 of Out 6 come in epoch 1, and 3 in epoch 2, of which a third is early', () => {
    const course = (...output: number[]) => constructedInputs({ importanceByLayer: output.map((out) => [[1], [out]]) });
    expect(decide(course(6, 3, 2, 1), '2f').value).toBeCloseTo(7 / 12, 12);
    expect(decide(course(6, 3, 2, 1), '2f').holds).toBe(true);
    expect(decide(course(3, 6, 2, 1), '2f').holds).toBe(false);
    expect(decide(course(3, 6), '2f')).toEqual({ value: null, holds: null });
  });

  test('2g: of the 10 of L1 9 come after epoch 1 of three, of L2 10 of 11, and L3 does not matter', () => {
    expect(decide(layered(), '2g').value).toBeCloseTo(0.9, 12);
    const two = constructedInputs({ importanceByLayer: [1, 1, 2].map((l1) => [[l1], [4], [1]]) });
    expect(decide(two, '2g').value).toBeCloseTo(0.75, 12);
    const one = constructedInputs({ importanceByLayer: [6, 2, 2].map((l1) => [[l1], [4]]) });
    expect(decide(one, '2g').value).toBeCloseTo(0.4, 12);
    expect(decide(one, '2g').holds).toBe(false);
    expect(decide(constructedInputs({ importanceByLayer: [[[1]], [[1]], [[1]]] }), '2g').value).toBeNull();
  });
});
