import { describe, expect, it } from 'vitest';
import { ALL_CLASSES, type EpochRow } from '../../../src/run/records.ts';
import { rows09 } from '../../../src/studies/figure09/rows.ts';
import { constructedInputs } from '../constructedRun.ts';

const row = (epoch: number, split: 'train' | 'test', label: number, error: number, nll: number): EpochRow => ({
  epoch,
  split,
  class: label,
  error,
  nll,
});

const inputs = constructedInputs({ importanceByLayer: [[[1, 2]], [[3, 4]]] });
const epochRows = [
  row(1, 'train', ALL_CLASSES, 0.5, 2),
  row(1, 'train', 0, 0.25, 1.5),
  row(1, 'test', ALL_CLASSES, 0.75, 3),
  row(2, 'train', ALL_CLASSES, 0.125, 1),
];

describe('figure 9', () => {
  it('has the errors of all classes together, and no number where a split has no row', () => {
    expect(rows09({ ...inputs, run: { ...inputs.run, epochRows } })?.errors).toEqual([
      { epoch: 1, trainError: 0.5, testError: 0.75, trainNll: 2, testNll: 3 },
      { epoch: 2, trainError: 0.125, testError: null, trainNll: 1, testNll: null },
    ]);
  });

  it('has the loss of each class with the name of the class, for whole epochs alone', () => {
    const [name = ''] = inputs.run.config.classes;
    const cut = [...epochRows, row(3, 'train', 0, 0, 0.5)];
    expect(rows09({ ...inputs, run: { ...inputs.run, epochRows: cut } })?.classes).toEqual([
      { epoch: 1, split: 'train', class: 0, name, nll: 1.5 },
    ]);
  });

  it('has nothing to say before the first whole epoch', () => {
    expect(rows09({ ...inputs, run: { ...inputs.run, epochs: 0 } })).toBeNull();
  });
});
