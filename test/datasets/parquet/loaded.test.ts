import { expect, it } from 'vitest';
import { loadDataset } from '../../../datasets/load.ts';
import { datasetErrorOf, memorySource } from '../memorySource.ts';
import { listSchema, parquetFile, schemaOf } from './writeParquet.ts';

const FLOAT = { type: 'FLOAT' } as const;
const WORD = { name: 'label', type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** Rows of two numbers whose class is `a` in even rows and `b` in odd ones, from row `first` on. */
function embeddings(first: number, rows: number) {
  const places = Array.from({ length: rows }, (_, i) => first + i);
  return parquetFile(
    [
      { name: 'v', data: places.map((i) => [i, i % 2]) },
      { name: 'label', data: places.map((i) => (i % 2 === 0 ? 'a' : 'b')) },
    ],
    { schema: schemaOf(listSchema('v', FLOAT), [WORD]), rowGroupSize: 3 },
  );
}

it('a data set of several files says the file and the row of each sample', async () => {
  const files = {
    'emb/data/train-0.parquet': embeddings(0, 4),
    'emb/data/train-1.parquet': embeddings(4, 4),
    'emb/data/test-0.parquet': embeddings(8, 2),
  };
  const { train, test, classes, reading } = await loadDataset('emb', memorySource(files), {
    reading: { scale: 'none' },
  });
  expect([classes, [...train.labels], test.samples]).toEqual([['a', 'b'], [0, 1, 0, 1, 0, 1, 0, 1], 2]);
  expect(train.features).toEqual(rowsOf(8));
  expect(train.items?.sources).toEqual(['data/train-0.parquet', 'data/train-1.parquet']);
  expect([...(train.items?.source ?? [])]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  expect([...(train.items?.rows ?? [])]).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  expect(reading?.format).toBe('Parquet');
});

it('a single file is read by its path', async () => {
  const { train, test } = await loadDataset('emb.parquet', memorySource({ 'emb.parquet': embeddings(0, 24) }));
  expect([train.samples, test.samples]).toEqual([20, 4]);
});

it('lists of unequal lengths are one sentence with the option that mends it', async () => {
  const data = [
    { name: 'x', data: [1, 2, 3, 4] },
    { name: 'v', data: [[1, 2], [1, 2], [1], [1, 2]] },
    { name: 'label', data: ['a', 'b', 'a', 'b'] },
  ];
  const schema = schemaOf([{ name: 'x', ...FLOAT }], listSchema('v', FLOAT), [WORD]);
  const source = memorySource({ 'emb.parquet': parquetFile(data, { schema }) });
  const message = await datasetErrorOf(loadDataset('emb.parquet', source));
  expect(message).toContain('emb.parquet: expected 2 numbers in row 2, column v, as in the rows before, found 1');
  expect(message).toContain('--ignore v');
  const { train, featureNames } = await loadDataset('emb.parquet', source, { reading: { ignore: ['v'] } });
  expect([train.samples, featureNames]).toEqual([2, ['x']]);
});

function rowsOf(count: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? i / 2 : ((i - 1) / 2) % 2));
}
