import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatchSettings,
  batchSizes,
  joined,
  MissingScoresError,
  visitedBatches,
} from '../../src/batches/batches.ts';
import { BATCHES, type BatchName, PAPER_BATCHES } from '../../src/batches/names.ts';

const SETTINGS: Omit<BatchSettings, 'batches'> = { samples: 6, batchSize: 2, order: 'fixed', orderSeed: 1 };
// Sorted by nll: 4 1 5 0 3 2; by τ: 2 0 1 3 5 4 (1 and 3 are equal, so the earlier one comes first).
const SCORES = { nll: [3, 1, 9, 4, 0, 2], tau: [2, 5, 1, 5, 9, 6] };

/** The batches of the first epoch. */
function batchesOf(batches: BatchName, changes: Partial<BatchSettings> = {}) {
  return visitedBatches({ ...SETTINGS, ...changes, batches }, 1, SCORES).map((batch) => [...batch]);
}

describe('six samples in batches of two', () => {
  it.each<[BatchName, number[][]]>([
    [
      'NLO',
      [
        [4, 1],
        [5, 0],
        [3, 2],
      ],
    ],
    [
      'RNLO',
      [
        [3, 2],
        [5, 0],
        [4, 1],
      ],
    ],
    [
      'NLM',
      [
        [4, 0],
        [1, 3],
        [5, 2],
      ],
    ],
    [
      'SIO',
      [
        [2, 0],
        [1, 3],
        [5, 4],
      ],
    ],
    [
      'RSIO',
      [
        [5, 4],
        [1, 3],
        [2, 0],
      ],
    ],
    [
      'SIM',
      [
        [2, 3],
        [0, 5],
        [1, 4],
      ],
    ],
  ])('are built by %s as worked out by hand', (name, expected) => {
    expect(batchesOf(name)).toEqual(expected);
  });
});

describe('the batches of a construction', () => {
  it('are, for the controls NLS and SIS, those of NLO and SIO in another order', () => {
    const settings = { samples: 200, batchSize: 10 };
    const scores = {
      nll: Array.from({ length: 200 }, (_, i) => (i * 37) % 200),
      tau: Array.from({ length: 200 }, (_, i) => (i * 83) % 200),
    };
    for (const [control, ordered] of [
      ['NLS', 'NLO'],
      ['SIS', 'SIO'],
    ] as const) {
      const [a, b] = [control, ordered].map((batches) =>
        visitedBatches({ ...SETTINGS, ...settings, batches }, 1, scores).map((batch) => batch.join(' ')),
      );
      expect(a).not.toEqual(b);
      expect([...(a ?? [])].sort()).toEqual([...(b ?? [])].sort());
    }
  });

  it('end with a shorter batch where samples are cut, and differ in size by one where samples are dealt out', () => {
    const sizes = (batches: BatchName) => batchSizes({ ...SETTINGS, samples: 11, batchSize: 4, batches });
    expect(sizes('Rand')).toEqual([4, 4, 3]);
    expect(sizes('NLO')).toEqual([4, 4, 3]);
    expect(sizes('RSIO')).toEqual([3, 4, 4]);
    expect(sizes('SIM')).toEqual([4, 4, 3]);
    expect(batchSizes({ ...SETTINGS, samples: 9, batchSize: 4, batches: 'NLM' })).toEqual([3, 3, 3]);
  });
});

describe('every construction', () => {
  it('visits each sample once per epoch, in batches of the sizes that batchSizes states', () => {
    const settings = fc.record({
      batches: fc.constantFrom(...BATCHES),
      samples: fc.integer({ min: 1, max: 60 }),
      batchSize: fc.integer({ min: 1, max: 20 }),
      order: fc.constant('fixed' as const),
      orderSeed: fc.integer({ min: 0, max: 9 }),
    });
    const check = fc.property(settings, fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }), (chosen, values) => {
      const scores = { nll: values.slice(0, chosen.samples), tau: values.slice(0, chosen.samples).reverse() };
      const batches = visitedBatches(chosen, 1, scores);
      expect([...joined(batches)].sort((a, b) => a - b)).toEqual([...Array(chosen.samples).keys()]);
      expect(batches.map(({ length }) => length)).toEqual(batchSizes(chosen));
      expect(Math.max(...batchSizes(chosen))).toBeLessThanOrEqual(chosen.batchSize);
    });
    fc.assert(check, { numRuns: 200 });
  });

  it('is the same in every epoch', () => {
    for (const batches of BATCHES) {
      const settings = { ...SETTINGS, batches };
      expect(visitedBatches(settings, 7, SCORES)).toEqual(visitedBatches(settings, 1, SCORES));
    }
  });

  it('but Rand needs scores', () => {
    for (const batches of PAPER_BATCHES.slice(1)) {
      expect(() => visitedBatches({ ...SETTINGS, batches }, 1)).toThrow(MissingScoresError);
    }
    expect(visitedBatches({ ...SETTINGS, batches: 'Rand' }, 1)).toHaveLength(3);
  });
});

describe('Rand', () => {
  it('is drawn by the order seed, and anew in each epoch where the order is shuffled', () => {
    const visits = (epoch: number, changes: Partial<BatchSettings> = {}) =>
      joined(visitedBatches({ ...SETTINGS, samples: 50, batches: 'Rand', ...changes }, epoch)).join();
    expect(visits(1)).not.toBe(visits(1, { orderSeed: 2 }));
    expect(visits(1, { order: 'shuffled' })).not.toBe(visits(2, { order: 'shuffled' }));
  });
});

describe('an order seed', () => {
  const TEN = { samples: 10, batchSize: 2, orderSeed: 1 };
  const equalScores = new Float64Array(10);
  const visits = (settings: Pick<BatchSettings, 'batches' | 'order'>, epoch: number, orderSeed = 1) =>
    joined(visitedBatches({ ...TEN, ...settings, orderSeed }, epoch, { nll: equalScores, tau: equalScores })).join(' ');

  // A run can be repeated only as long as its seed means the same order.
  it('gives the same visits in every version of the program', () => {
    expect(visits({ batches: 'Rand', order: 'fixed' }, 1)).toBe('9 3 6 8 1 5 4 7 0 2');
    expect(visits({ batches: 'Rand', order: 'fixed' }, 1, 2)).toBe('1 6 7 5 4 2 3 9 0 8');
    expect(visits({ batches: 'Rand', order: 'shuffled' }, 1)).toBe('9 6 3 0 7 5 2 8 1 4');
    expect(visits({ batches: 'Rand', order: 'shuffled' }, 2)).toBe('9 8 7 2 4 5 1 3 0 6');
  });

  it('gives the controls the same order of their batches in every version of the program', () => {
    for (const batches of ['NLS', 'SIS'] as const) {
      expect(visits({ batches, order: 'fixed' }, 1)).toBe('2 3 6 7 8 9 4 5 0 1');
      expect(visits({ batches, order: 'fixed' }, 1, 2)).toBe('2 3 8 9 4 5 6 7 0 1');
    }
  });
});
