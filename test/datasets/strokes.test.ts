import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import { makeStrokes, TRAIN_SHARES } from '../../datasets/strokes/strokes.ts';
import { bytesOf } from '../bytesOf.ts';
import { datasetErrorOf, memorySource } from './memorySource.ts';

const MANY = makeStrokes({ samples: 3000, testSamples: 500 });
const TRUTH = MANY.truth ?? expect.fail('no truth');

describe('strokes', () => {
  it('has the same bytes on every machine for equal seeds, and other bytes for other seeds', () => {
    const small = makeStrokes({ samples: 40, testSamples: 10, seed: 7 });
    expect(checksum(bytesOf(small.train))).toBe(3829601960);
    expect(checksum(bytesOf(small.test))).toBe(2842740505);
    expect(makeStrokes({ samples: 40, testSamples: 10, seed: 7 })).toEqual(small);
    expect(bytesOf(makeStrokes({ samples: 40, testSamples: 10, seed: 8 }).train)).not.toEqual(bytesOf(small.train));
  });

  it('draws each sample alike, however many are drawn', () => {
    const few = makeStrokes({ samples: 15, testSamples: 5 });
    expect(bytesOf(few.train)).toEqual(bytesOf(MANY.train).slice(0, 15 * 784));
    expect(few.train.labels).toEqual(MANY.train.labels.slice(0, 15));
    expect(bytesOf(few.test)).toEqual(bytesOf(MANY.test).slice(0, 5 * 784));
  });

  it('draws every digit equally often', () => {
    for (let digit = 0; digit < 10; digit++) {
      expect(TRUTH.filter(({ trueLabel }) => trueLabel === digit).length).toBe(300);
      expect(MANY.test.labels.filter((label) => label === digit).length).toBe(50);
    }
  });

  it('makes training samples hard on purpose in the shares that it states, and tells which', () => {
    for (const [kind, share] of Object.entries(TRAIN_SHARES)) {
      const found = TRUTH.filter((truth) => truth.kind === kind).length / TRUTH.length;
      // The tolerance is four standard deviations of a share of 3,000 draws.
      expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt(share / TRUTH.length));
    }
  });

  it('puts a wrong label on the mislabelled samples and on no others', () => {
    for (const [sample, { kind, trueLabel }] of TRUTH.entries()) {
      expect(MANY.train.labels[sample] !== trueLabel).toBe(kind === 'mislabelled');
    }
  });

  it('draws ink on black that touches the border in less than 15% of the images', () => {
    let touching = 0;
    for (let sample = 0; sample < 500; sample++) {
      const pixels = bytesOf(MANY.test).subarray(784 * sample, 784 * (sample + 1));
      const ink = [...pixels.keys()].filter((place) => (pixels[place] ?? 0) > 128);
      expect(ink.length).toBeGreaterThan(15);
      expect(ink.length).toBeLessThan(330);
      if (ink.some(isOnBorder)) touching += 1;
    }
    expect(touching).toBeLessThan(75);
  });

  it('is a data set that loads by its name', async () => {
    const set = await loadDataset('strokes', memorySource({}), { samples: 30 });
    expect(set).toMatchObject({ name: 'strokes', image: { width: 28, height: 28, channels: 1 } });
    expect([set.train.samples, set.test.samples, set.truth?.length]).toEqual([30, 1000, 30]);
    expect(await datasetErrorOf(loadDataset('strokes', memorySource({}), { samples: 0 }))).toContain('got 0');
  });
});

/** Whether a pixel of an image of 28 × 28 is on its border. */
function isOnBorder(place: number): boolean {
  const [row, column] = [Math.floor(place / 28), place % 28];
  return [0, 27].includes(row) || [0, 27].includes(column);
}

/** The 32-bit hash of Fowler, Noll and Vo, which is short and gives the same in Node and in a browser. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
