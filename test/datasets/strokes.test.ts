import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import { makeStrokes, TRAIN_SHARES } from '../../datasets/strokes/strokes.ts';
import { datasetErrorOf, memorySource } from './memorySource.ts';

const MANY = makeStrokes({ samples: 3000, testSamples: 500 });
const TRUTH = MANY.truth ?? [];

describe('strokes', () => {
  it('has equal bytes everywhere for equal seeds, and others for other seeds', () => {
    const small = makeStrokes({ samples: 40, testSamples: 10, seed: 7 });
    expect(checksum(small.train.features)).toBe(3829601960);
    expect(checksum(small.test.features)).toBe(2842740505);
    expect(makeStrokes({ samples: 40, testSamples: 10, seed: 7 })).toEqual(small);
    expect(makeStrokes({ samples: 40, testSamples: 10, seed: 8 }).train.features).not.toEqual(small.train.features);
  });

  it('draws sample i equally however many are drawn', () => {
    const few = makeStrokes({ samples: 15, testSamples: 5 });
    expect(few.train.features).toEqual(MANY.train.features.slice(0, 15 * 784));
    expect(few.train.labels).toEqual(MANY.train.labels.slice(0, 15));
    expect(few.test.features).toEqual(MANY.test.features.slice(0, 5 * 784));
  });

  it('draws every digit equally often', () => {
    for (let digit = 0; digit < 10; digit++) {
      expect(TRUTH.filter(({ trueLabel }) => trueLabel === digit).length).toBe(300);
      expect(MANY.test.labels.filter((label) => label === digit).length).toBe(50);
    }
  });

  it('tells which training samples are hard on purpose, in the shares that it states', () => {
    for (const [kind, share] of Object.entries(TRAIN_SHARES)) {
      const found = TRUTH.filter((truth) => truth.kind === kind).length / TRUTH.length;
      // Four standard deviations of a share of 3,000 draws.
      expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt(share / TRUTH.length));
    }
  });

  it('puts a wrong label on the mislabelled and on no other', () => {
    for (const [sample, { kind, trueLabel }] of TRUTH.entries()) {
      expect(MANY.train.labels[sample] !== trueLabel).toBe(kind === 'mislabelled');
    }
  });

  it('draws ink on black that touches the border seldom', () => {
    for (let sample = 0; sample < 500; sample++) {
      const pixels = MANY.test.features.subarray(784 * sample, 784 * (sample + 1));
      const ink = pixels.filter((value) => value > 128).length;
      expect(ink).toBeGreaterThan(15);
      expect(ink).toBeLessThan(330);
    }
  });

  it('is a data set that loads by its name', async () => {
    const set = await loadDataset('strokes', memorySource({}), { samples: 30 });
    expect(set).toMatchObject({ name: 'strokes', image: { width: 28, height: 28, channels: 1 } });
    expect([set.train.samples, set.test.samples, set.truth?.length]).toEqual([30, 1000, 30]);
    expect(await datasetErrorOf(loadDataset('strokes', memorySource({}), { samples: 0 }))).toContain('got 0');
  });
});

/** Fowler, Noll and Vo's hash, 32 bits: small, and the same in Node and in a browser. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
