import { describe, expect, test } from 'vitest';
import {
  groupSizes,
  hiddenShare,
  hiddenShareGain,
  leastOfFirstLayer,
  leastOwnThird,
  sharesOf,
  smallerDelay,
} from '../../../src/studies/clusters/claims.ts';
import { type ClassClusters, figure05Clusters } from '../../../src/studies/clusters/clusters.ts';
import { sumSamples } from '../../../src/studies/clusters/sampleSums.ts';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';
import { constructedClusters } from './constructedClusters.ts';

// Mean epochs of the easy, medium and hard group: 1, 1.6 and 3; L1 has 0.2, 0.6 and 0.9 of them, Out the rest.
describe('the claims of figures 5 and 6', () => {
  test('5a and 6a: the smaller delay is from easy to medium', () => {
    for (const [id, label] of [
      ['5a', 1],
      ['6a', 0],
    ] as const) {
      const { value, holds } = decide(constructedClusters('strokes', label), id);
      expect(value).toBeCloseTo(0.6, 6);
      expect(holds).toBe(false); // Three clusters in a random order give the same in one of six draws.
    }
  });

  test('need three groups and several epochs', () => {
    const groups = [1, 5, 9].flatMap((value) => Array<number>(5).fill(value));
    const labels = groups.map(() => 1);
    const nll = groups.map((value) => value / 10);
    const oneEpoch = constructedInputs({ importanceByLayer: [[groups, groups]], nll: [nll], labels });
    const twoEpochs = constructedInputs({
      importanceByLayer: [
        [groups, groups],
        [groups, groups],
      ],
      nll: [nll, nll],
      labels,
    });
    const oneGroup = constructedInputs({ importanceByLayer: [[[1, 1]], [[2, 2]], [[1, 3]]], labels: [1, 1] });
    const decided = (id: string) => [oneEpoch, twoEpochs, oneGroup].map((inputs) => decide(inputs, id).value);
    expect(decided('5a')).toEqual([null, 0, null]);
    expect(decided('5c')).toEqual([0, 0, null]);
    expect(decided('5e')).toEqual([null, null, null]);
  });

  test('5b: Out has 0.8 of the easy group, L1 0.2, and only MNIST is asked', () => {
    expect(decide(constructedClusters('mnist'), '5b').value).toBeCloseTo(4, 6);
    expect(decide(constructedClusters('mnist'), '5b').holds).toBe(true);
    expect(decide(constructedClusters('cifar10'), '5b')).toEqual({ value: null, holds: null });
  });

  test('5c, 5d, 6c and 6e: the hidden layer has 0.9 of the hard group, 0.6 of the medium and 0.2 of the easy one', () => {
    expect(decide(constructedClusters(), '5c').value).toBeCloseTo(0.7, 6);
    expect(decide(constructedClusters(), '5d').value).toBeCloseTo(0.4, 6);
    expect(decide(constructedClusters('strokes', 0), '6c').value).toBeCloseTo(0.7, 6);
    expect(decide(constructedClusters('strokes', 0), '6e').value).toBeCloseTo(0.4, 6);
  });

  test('5e: medium samples have 6 of 10 in the middle third and 4 in the first', () => {
    const { value, holds } = decide(constructedClusters(), '5e');
    expect(value).toBeNull(); // The easy and hard samples have nothing in the other thirds, which is no ratio.
    expect(holds).toBeNull();
  });

  test('6b and 6d: L1 over Out in the easy group, and only CIFAR-10 is asked', () => {
    for (const id of ['6b', '6d']) {
      expect(decide(constructedClusters('cifar10', 0), id).value).toBeCloseTo(0.25, 6);
      expect(decide(constructedClusters('cifar10', 0), id).holds).toBe(false);
      expect(decide(constructedClusters('mnist', 0), id)).toEqual({ value: null, holds: null });
    }
  });
});

describe('the numbers of the groups', () => {
  const found = figure05Clusters(constructedClusters());

  test('tell their sizes', () => {
    expect(found && groupSizes(found)).toBe('5 easy, 5 medium, 5 hard of 15');
  });

  test('count each sample as often as they are told', () => {
    // Samples 1–5 are hard, 6–10 medium, 11–15 easy. A single hard sample changes nothing, as all are alike; none does.
    const counts = new Float64Array(16).fill(1);
    counts.fill(0, 1, 5);
    expect(smallerDelay(found, counts)).toBeCloseTo(0.6, 6);
    counts[5] = 0;
    expect(smallerDelay(found, counts)).toBeNull();
    expect(hiddenShareGain(found, 'hard', counts)).toBeNull();
    expect(hiddenShareGain(found, 'medium', counts)).toBeCloseTo(0.4, 6);
  });

  test('weigh samples that differ', () => {
    const unlike = unlikeClusters();
    const counts = new Float64Array(15).fill(1);
    // Easy: one sample with 10 in L1 at epoch 1, four with 10 in Out at epoch 2.
    expect(hiddenShare(unlike, 'easy')).toBeCloseTo(10 / 50, 6);
    expect(smallerDelay(unlike)).toBeCloseTo(2.5 - 1.8, 6);
    counts[0] = 4;
    expect(sharesOf(unlike, 'easy', counts)).toEqual([0.5, 0.5]);
    expect(smallerDelay(unlike, counts)).toBeCloseTo(2.5 - 1.5, 6);
  });

  test('compare each group in its own third of the epochs, with epochs divided where thirds meet', () => {
    // The first third ends in epoch 2, of which it has a third. Easy: 10 + 40/3, 80/3 and 0, which is the least ratio;
    // medium 4 times as much in the middle, hard 14 times as much in the last third.
    expect(leastOwnThird(unlikeClusters())).toBeCloseTo((10 + 40 / 3) / (80 / 3), 6);
    expect(leastOwnThird(found)).toBeNull();
  });

  test('compare the first layer in every group', () => {
    expect(leastOfFirstLayer(found)).toBeCloseTo(0.25, 6);
  });
});

/** Groups whose samples differ, in four epochs. Mean epochs are 1.8, 2.5 and 3.9. */
function unlikeClusters(): ClassClusters {
  const none = [0, 0];
  const first = [[10, 0], none, none, none];
  const easy = [none, [0, 10], none, none];
  const medium = [none, [5, 0], [5, 0], none];
  const hard = [none, none, [0, 1], [0, 9]];
  const five = (sample: number[][]) => Array.from({ length: 5 }, () => sample);
  const samples = [first, ...five(easy).slice(1), ...five(medium), ...five(hard)];
  const { run } = constructedInputs({
    importanceByLayer: [0, 1, 2, 3].map((t) => [0, 1].map((d) => samples.map((sample) => sample[t]?.[d] ?? 0))),
  });
  const members = (begin: number) => Array.from({ length: 5 }, (_, i) => begin + i);
  return {
    className: 'a',
    clusters: [],
    groups: [
      { kind: 'easy', members: members(0), meanNll: 1 },
      { kind: 'medium', members: members(5), meanNll: 2 },
      { kind: 'hard', members: members(10), meanNll: 3 },
    ],
    stability: { starts: 0, agreement: 1, groupAgreement: 1, searches: 1, agreeing: 1 },
    sums: sumSamples(run.records, [...samples.keys()]),
  };
}
