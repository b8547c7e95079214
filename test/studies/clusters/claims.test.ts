import { expect, test } from 'vitest';
import { constructedInputs } from '../constructedRun.ts';
import { decide } from '../decide.ts';
import { constructedClusters } from './constructedClusters.ts';

// Mean epochs of the easy, medium and hard cluster: 1, 1.6 and 3; L1 has 0.2, 0.6 and 0.9 of their importance, Out the rest.
test('5a and 6a: the smaller delay is from easy to medium', () => {
  for (const [id, label] of [
    ['5a', 1],
    ['6a', 0],
  ] as const) {
    const { value, holds } = decide(constructedClusters('strokes', label), id);
    expect(value).toBeCloseTo(0.6, 6);
    expect(holds).toBe(true);
  }
});

test('5a: is undecided with fewer than three clusters or two epochs', () => {
  const labels = Array<number>(9).fill(1);
  const oneEpoch = constructedInputs({ importanceByLayer: [[[1, 1, 1, 5, 5, 5, 9, 9, 9]]], labels });
  const oneCluster = constructedInputs({ importanceByLayer: [[[1, 1]], [[2, 2]]], labels: [1, 1] });
  expect([oneEpoch, oneCluster].map((inputs) => decide(inputs, '5a').value)).toEqual([null, null]);
});

test('5b: Out has 0.8 of the easy cluster, L1 0.2, and the claim is about MNIST alone', () => {
  expect(decide(constructedClusters('mnist'), '5b').value).toBeCloseTo(4, 6);
  expect(decide(constructedClusters('mnist'), '5b').holds).toBe(true);
  expect(decide(constructedClusters('cifar10'), '5b')).toEqual({ value: null, holds: null });
});

test('5c: the hidden layer has 0.9 of the hard cluster and 0.2 of the easy one', () => {
  expect(decide(constructedClusters(), '5c').value).toBeCloseTo(0.7, 6);
  expect(decide(constructedClusters(), '5c').holds).toBe(true);
});

test('6b: L1 over Out in the easy cluster, and the claim is about CIFAR-10 alone', () => {
  expect(decide(constructedClusters('cifar10', 0), '6b').value).toBeCloseTo(0.25, 6);
  expect(decide(constructedClusters('cifar10', 0), '6b').holds).toBe(false);
  expect(decide(constructedClusters('mnist', 0), '6b')).toEqual({ value: null, holds: null });
});
