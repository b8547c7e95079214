import { describe, expect, it } from 'vitest';
import { floorOf, performanceOf } from '../../bench/floor.ts';
import { gramWork, stepWork } from '../../bench/work.ts';

/** A step of one network with two layers, 3 → 2 and 2 → 2, on two samples. */
const STEP = {
  shape: { inputs: 3, hidden: [2], classes: 2, activation: 'relu' },
  networks: 1,
  batch: 2,
  norms: true,
} as const;

describe('the work of a step', () => {
  it('is as counted by hand', () => {
    // Parameters with biases: 8 and 6. Forward 2·2·(8 + 6), backward 2·2·4 (not into the data, not the bias), norms
    // 2·2·(1 + 2 + 3 + 2), as the sample's own norm is known, updates 2·2·(8 + 6).
    const operations = 56 + 16 + 32 + 56;
    // Values of four bytes; the data are six bytes, read by the first layer's forward pass and by its update.
    const forward = 8 + 4 + (6 + 6 + 4);
    const loss = 4 + 4 + 2 * 4;
    const backward = 4 + 4 + 2 * 4;
    const norms = 2 * (1 + 2 + 3 + 2) + 2 * 2;
    const updates = 4 + 2 * 8 + (4 + 6 + 2 * 6);
    const bytes = 2 * 6 + 4 * (forward + loss + backward + norms + updates);
    expect(stepWork(STEP)).toEqual({ operations, bytes, dispatches: 7 });
  });

  it('lacks that of the norms where they are not measured', () => {
    expect(stepWork({ ...STEP, norms: false })).toEqual({ operations: 128, bytes: 500 - 80, dispatches: 6 });
  });

  it('has four times as many bytes of data where they are floats, and the constant one with each sample', () => {
    expect(stepWork({ ...STEP, format: 'floats' }).bytes).toBe(500 - 2 * 6 + 2 * 8 * 4);
  });

  it('is three times as much for three networks, in as many dispatches', () => {
    expect(stepWork({ ...STEP, networks: 3 })).toEqual({ operations: 3 * 160, bytes: 3 * 500, dispatches: 7 });
  });
});

it('the work of a Gram matrix is an inner product for every pair of rows, and for each row with itself', () => {
  expect(gramWork(3, 5)).toEqual({ operations: 2 * 6 * 5, bytes: 4 * (15 + 6), dispatches: 1 });
});

describe('the floor', () => {
  /** 2 GFLOP/s, 0.5 GB/s, and 10 µs per dispatch. */
  const limits = { multiplyAdd: 2, copy: 0.5, dispatch: 0.01 };

  it('is the time of operations, bytes and dispatches, each alone and all together', () => {
    const floor = floorOf({ operations: 4e6, bytes: 5e5, dispatches: 3 }, limits);
    expect(floor).toEqual({ arithmetic: 2, memory: 1, dispatch: 0.03, largest: 2, sum: 3.03, bound: 'arithmetic' });
  });

  it('is bound by the dispatches where the work is tiny', () => {
    const { largest, bound } = floorOf(stepWork(STEP), limits);
    expect([largest, bound]).toEqual([0.07, 'dispatch']);
  });

  it('is given as a share of a measured time', () => {
    expect(performanceOf({ operations: 4e6, bytes: 5e5, dispatches: 3 }, 8, limits)).toEqual({
      gigaflops: 0.5,
      gigabytes: 0.0625,
      arithmeticShare: 0.25,
      memoryShare: 0.125,
      share: 0.25,
      bound: 'arithmetic',
    });
  });
});
