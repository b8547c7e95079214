import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodedRows } from '../../../datasets/assembly/features/encodedRows.ts';
import type { FeatureReading } from '../../../datasets/assembly/features/fillRows.ts';
import { readFeatures } from '../../../datasets/assembly/features/readFeatures.ts';
import { rowWriter } from '../../../datasets/assembly/features/scaleRow.ts';
import { storedFeatures } from '../../../datasets/assembly/features/storedFeatures.ts';
import { labelTables } from '../../../datasets/assembly/labelTables.ts';
import { type Features, isStored, type Scaling } from '../../../datasets/features.ts';
import { tableOf } from './tableOf.ts';

const COUNT = 60;
const TEXT = `a,colour,b,label\n${Array.from({ length: COUNT }, (_, i) => [i / 4, ['red', 'blue', ''][i % 3], i * i, 'pq'[i % 2]].join()).join('\n')}`;
const PARTS = [
  { as: 'numbers', place: 0, first: 0, width: 1 },
  { as: 'categories', place: 1, first: 1, width: 2, categories: ['blue', 'red'] },
  { as: 'numbers', place: 2, first: 3, width: 1 },
] as const;
const SCALING: Scaling = {
  kind: 'standard',
  mean: Float64Array.of(7, 0.5, 0.5, 1000),
  scale: Float64Array.of(4, 0.5, 0.5, 900),
};

/** Reads these rows of the table above. */
async function readingOf(rows: readonly number[]): Promise<FeatureReading> {
  const { train } = await labelTables({ train: tableOf(TEXT) }, {});
  const encoded = await encodedRows(train, { features: 4, names: null, parts: PARTS });
  const write = rowWriter(4, SCALING, Float64Array.of(0, 0.25, 0.75, 0));
  return { encoded, rows: Uint32Array.from(rows), kept: 'floats', write };
}

async function blocksOf(features: Features, first: number, samples: number): Promise<Float32Array[]> {
  const blocks: Float32Array[] = [];
  if (isStored(features)) for await (const block of features.blocks(first, samples)) blocks.push(block);
  return blocks;
}

/** Some rows of the table, each once: in the order of the file, or in any. */
const chosen = fc
  .tuple(fc.shuffledSubarray([...Array(COUNT).keys()], { minLength: 1 }), fc.boolean())
  .map(([rows, sorted]) => (sorted ? rows.toSorted((a, b) => a - b) : rows));

describe('features that are read when they are needed', () => {
  it('are those that memory would hold, for any part of the samples and any size of a block', async () => {
    await fc.assert(
      fc.asyncProperty(
        chosen,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 16, max: 400 }),
        async (rows, from, count, bytes) => {
          const reading = await readingOf(rows);
          const whole = await readFeatures(reading);
          const first = from % rows.length;
          const samples = count % (rows.length - first + 1);
          const blocks = await blocksOf(storedFeatures(reading, bytes), first, samples);
          expect(blocks.every((block) => block.length % 4 === 0 && block.length > 0)).toBe(true);
          const expected = isStored(whole) ? [] : [...whole.subarray(4 * first, 4 * (first + samples))];
          expect(blocks.flatMap((block) => [...block])).toEqual(expected);
        },
      ),
    );
  });

  it('are chosen where memory would hold too many', async () => {
    const reading = await readingOf([3, 4, 5]);
    expect(isStored(await readFeatures(reading, 47))).toBe(true);
    expect(isStored(await readFeatures(reading, 48))).toBe(false);
    expect(isStored(await readFeatures({ ...reading, kept: 'bytes' }, 1))).toBe(false);
  });

  it('stop at the signal', async () => {
    const abort = new AbortController();
    const reading = { ...(await readingOf([1, 2, 3])), signal: abort.signal };
    abort.abort(new Error('enough'));
    await expect(blocksOf(storedFeatures(reading), 0, 3)).rejects.toThrow('enough');
    await expect(readFeatures(reading)).rejects.toThrow('enough');
  });
});
