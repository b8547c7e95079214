import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../datasets/load.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { Bytes, DecodeImage } from '../../../datasets/source.ts';
import { bytesOf } from '../../bytesOf.ts';
import { datasetErrorOf, memorySource, within } from '../memorySource.ts';
import { parquetFile, schemaOf } from '../parquet/writeParquet.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];

const decodeImage: DecodeImage = async (bytes) => {
  return { width: 1, height: 1, channels: 1, values: bytes.slice(PNG.length) };
};

/** Rows as a hub stores them: a picture with its path, the number of its class, and who took it. */
function hub(rows: number, lacking = -1): Bytes {
  const image = Array.from({ length: rows }, (_, i) =>
    i === lacking ? null : { bytes: Uint8Array.of(...PNG, i), path: `${i}.png` },
  );
  const names = { label: { names: ['cat', 'dog'], _type: 'ClassLabel' } };
  return parquetFile(
    [
      { name: 'image', data: image },
      { name: 'label', data: image.map((_, i) => BigInt(i % 2)) },
      { name: 'age', data: image.map((_, i) => 10 + i) },
    ],
    {
      schema: schemaOf(
        [
          { name: 'image', repetition_type: 'OPTIONAL', num_children: 2 },
          { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
          { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
        ],
        [{ name: 'label', type: 'INT64', repetition_type: 'REQUIRED' }],
        [{ name: 'age', type: 'INT32', repetition_type: 'REQUIRED' }],
      ),
      metadata: { huggingface: JSON.stringify({ info: { features: names } }) },
    },
  );
}

function load(files: Record<string, Bytes>, reading?: ReadingOptions, samples?: number) {
  return loadDataset('d', memorySource(within('d', files), { decodeImage }), { reading, samples });
}

describe('pictures within Parquet', () => {
  it('are the features, with the names of the classes, and all else travels along', async () => {
    const set = await load({ 'train.parquet': hub(20), 'test.parquet': hub(6) });
    expect(set).toMatchObject({ classes: ['cat', 'dog'], image: { width: 1, height: 1, channels: 1 } });
    expect([...bytesOf(set.train)]).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect([...set.test.labels]).toEqual([0, 1, 0, 1, 0, 1]);
    expect(set.train.items?.columns).toEqual([
      { name: 'age', values: Array.from({ length: 20 }, (_, i) => `${10 + i}`) },
    ]);
    expect(set.train.items?.rows?.[7]).toBe(7);
    expect(set.reading).toMatchObject({ format: 'pictures in Parquet', test: 'test.parquet', carried: ['age'] });
  });

  it('are decoded no further than is asked for', async () => {
    const { train } = await load({ 'train.parquet': hub(20), 'test.parquet': hub(6) }, {}, 5);
    expect([...bytesOf(train)]).toEqual([0, 1, 2, 3, 4]);
  });

  it('that are missing are an error with their row, or are left out', async () => {
    const files = { 'train.parquet': hub(20, 4), 'test.parquet': hub(6) };
    expect(await datasetErrorOf(load(files))).toContain('in row 4, column image');
    const { train, skipped } = await load(files, { skipBad: true });
    expect([train.samples, train.items?.rows?.[4], train.labels[4], skipped?.length]).toEqual([19, 5, 1, 1]);
  });
});
