import { describe, expect, it } from 'vitest';
import { takeFirst } from '../../datasets/dataset.ts';
import { evenBlocks, featureBlocks } from '../../datasets/featureBlocks.ts';
import type { FeatureArray, Features, StoredFeatures } from '../../datasets/features.ts';
import { featuresOf, pickFeatures } from '../../datasets/pickedFeatures.ts';
import { pictureBytes } from '../../datasets/pictureBytes.ts';
import { splitDigest } from '../../src/run/digest.ts';

const WIDTH = 3;
const SAMPLES = 23;
const FLOATS = Float32Array.from({ length: SAMPLES * WIDTH }, (_, i) => i / 7 - 3);

/** The same floats, read `size` samples at a time. */
class Stored implements StoredFeatures {
  readonly perSample = WIDTH;

  constructor(private readonly size: number) {}

  async *blocks(first: number, samples: number) {
    for (let start = first; start < first + samples; start += this.size) {
      const end = Math.min(start + this.size, first + samples);
      yield FLOATS.slice(start * WIDTH, end * WIDTH);
    }
  }
}

const BYTES = Uint8Array.from({ length: SAMPLES * WIDTH }, (_, i) => i);

function splitOf(features: Features) {
  return { samples: SAMPLES, features, labels: Uint16Array.from({ length: SAMPLES }, (_, i) => i % 3) };
}

async function joined(blocks: AsyncIterable<FeatureArray>): Promise<number[]> {
  const values: number[] = [];
  for await (const block of blocks) values.push(...block);
  return values;
}

describe.each<[string, Features, FeatureArray]>([
  ['bytes', BYTES, BYTES],
  ['floats', FLOATS, FLOATS],
  ['stored floats', new Stored(4), FLOATS],
])('features that are %s', (_, features, values) => {
  const split = splitOf(features);
  const rows = (samples: readonly number[]) =>
    samples.flatMap((sample) => [...values.subarray(sample * WIDTH, (sample + 1) * WIDTH)]);

  it('come in blocks from any sample on', async () => {
    expect(await joined(featureBlocks(split))).toEqual([...values]);
    expect(await joined(featureBlocks(split, 5, 9))).toEqual(rows([5, 6, 7, 8, 9, 10, 11, 12, 13]));
  });

  it.each([1, 3, 4, 7, 23, 40])('come in blocks of %i samples', async (size) => {
    const lengths: number[] = [];
    const all: number[] = [];
    for await (const block of evenBlocks(split, size)) {
      lengths.push(block.length / WIDTH);
      all.push(...block);
    }
    expect(all).toEqual([...values]);
    expect(lengths.slice(0, -1).every((length) => length === size)).toBe(true);
  });

  it('are found by sample', async () => {
    expect([...(await featuresOf(split, [7, 0, 22]))]).toEqual(rows([7, 0, 22]));
  });

  it('are cut, and picked', async () => {
    expect(await joined(featureBlocks(takeFirst(split, 6)))).toEqual(rows([0, 1, 2, 3, 4, 5]));
    const kept = [0, 1, 2, 3, 9, 10, 14, 21, 22];
    const picked = { samples: kept.length, features: pickFeatures(split, kept) };
    expect(await joined(featureBlocks(picked))).toEqual(rows(kept));
    expect(await joined(featureBlocks(picked, 4, 3))).toEqual(rows([9, 10, 14]));
    expect([...(await featuresOf(picked, [8, 5]))]).toEqual(rows([22, 10]));
  });
});

describe('the digest of floats', () => {
  it('is the same for what is in memory and what is stored', async () => {
    const digests = await Promise.all(
      [FLOATS, new Stored(4), new Stored(23)].map((features) => splitDigest(splitOf(features))),
    );
    expect(new Set(digests).size).toBe(1);
  });
});

describe('the bytes of a picture', () => {
  it('are bytes themselves, or values from 0 to 1', () => {
    expect(pictureBytes(BYTES)).toBe(BYTES);
    expect([...pictureBytes(Float32Array.of(0, 1, 0.5, -1, 1.2))]).toEqual([0, 255, 128, 0, 255]);
  });

  it('span three deviations on either side of the mean', () => {
    const scaling = { kind: 'standard', mean: Float64Array.of(0), scale: Float64Array.of(1) } as const;
    expect([...pictureBytes(Float32Array.of(0, 3, -3, 1.5, 9), scaling)]).toEqual([128, 255, 0, 191, 0 + 255]);
  });
});
