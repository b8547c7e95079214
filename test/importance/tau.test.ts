import { expect, test } from 'vitest';
import { Tau, tauOf } from '../../src/importance/tau.ts';

// Two epochs, two layers, three samples.
const EPOCHS = [
  {
    importanceByLayer: [
      [1, 2, 3],
      [10, 20, 30],
    ],
  },
  {
    importanceByLayer: [
      [4, 5, 6],
      [40, 50, 60],
    ],
  },
];

test('τ adds up the epochs in each layer, and then the layers', () => {
  const tau = tauOf(EPOCHS);
  expect(tau.byLayer.map((values) => [...values])).toEqual([
    [5, 7, 9],
    [50, 70, 90],
  ]);
  expect([...tau.overall()]).toEqual([55, 77, 99]);
});

test('each layer of an epoch has a weight', () => {
  const weights = [
    [1, 0],
    [0.5, 2],
  ];
  expect([...tauOf(EPOCHS, weights).overall()]).toEqual([1 + 2 + 80, 2 + 2.5 + 100, 3 + 3 + 120]);
});

test('adding epoch after epoch gives the same bits as all at once', () => {
  const epochs = EPOCHS.map(({ importanceByLayer }) => ({
    importanceByLayer: importanceByLayer.map((layer) => layer.map((value) => value / 3)),
  }));
  const tau = new Tau(3, 2);
  for (const epoch of epochs) tau.add(epoch);
  expect(tau.overall()).toEqual(tauOf(epochs).overall());
});

test('without epochs there are no samples', () => {
  expect(tauOf([]).overall()).toHaveLength(0);
});
