import { describe, expect, it } from 'vitest';
import { splitOfPath } from '../../../datasets/parquet/parquetSet.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { numbersOf, parquetFile, schemaOf, tableOf, tablesOf } from './writeParquet.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);

function numbers(...values: number[]): Bytes {
  return parquetFile([{ name: 'x', data: values, type: 'FLOAT' }]);
}

describe('files of a set', () => {
  it('are the shards of their splits, in order', async () => {
    const { train, test } = await tablesOf({
      'data/train-10-of-11.parquet': numbers(5),
      'data/train-9-of-11.parquet': numbers(1, 2),
      'data/test-0.parquet': numbers(7),
      'data/validation-0.parquet': numbers(9),
    });
    expect(await numbersOf(train, 'x')).toEqual([1, 2, 5]);
    expect(train.file).toBe('data/data/train-9-of-11.parquet and 1 more');
    expect(train.sources).toEqual(['data/train-9-of-11.parquet', 'data/train-10-of-11.parquet']);
    expect([0, 1, 2].map((row) => [train.sourceOf?.(row), train.placeOf(row)])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(test && (await numbersOf(test, 'x'))).toEqual([7]);
    expect(train.leftOut).toMatchObject([{ what: 'split', names: ['data/validation-0.parquet'], count: 1 }]);
  });

  it('without a split are one table; validation tests where nothing else does', async () => {
    const alone = await tablesOf({ 'b.parquet': numbers(2), 'a.parquet': numbers(1) });
    expect([await numbersOf(alone.train, 'x'), alone.test]).toEqual([[1, 2], undefined]);
    const two = await tablesOf({
      'train.parquet': numbers(1),
      'val/0.parquet': numbers(2),
      'extra.parquet': numbers(3),
    });
    expect(two.test && (await numbersOf(two.test, 'x'))).toEqual([2]);
    expect(two.train.leftOut).toMatchObject([{ what: 'file', names: ['extra.parquet'] }]);
    expect((await tablesOf({ 'test.parquet': numbers(4) })).test).toBeUndefined();
  });

  it('of other columns are refused by name', async () => {
    const other = parquetFile([{ name: 'y', data: [1], type: 'FLOAT' }]);
    expect(await datasetErrorOf(tablesOf({ '1.parquet': numbers(1), '2.parquet': other }))).toBe(
      'data/2.parquet: expected a column x of numbers as in data/1.parquet, found none; put files of one table into one folder, or take this one out',
    );
    const words = parquetFile([{ name: 'x', data: ['a'] }]);
    expect(await datasetErrorOf(tablesOf({ '1.parquet': numbers(1), '2.parquet': words }))).toContain('found words');
  });

  it('tell their split by the file before the folder', () => {
    const paths = [
      'train/test.parquet',
      'data/train-00000-of-00002.parquet',
      'validation/0.parquet',
      'trainer.parquet',
    ];
    expect(paths.map(splitOfPath)).toEqual(['test', 'train', 'validation', undefined]);
  });
});

describe('encoded pictures', () => {
  const picture = (i: number) => Uint8Array.of(...PNG, i);

  it('are read from the structures of a hub, by row', async () => {
    const schema = schemaOf([
      { name: 'image', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ]);
    const data = Array.from({ length: 30 }, (_, i) => (i === 4 ? null : { bytes: picture(i), path: `${i}.png` }));
    const table = await tableOf(parquetFile([{ name: 'image', data }], { schema, rowGroupSize: 7, pageSize: 30 }));
    expect(table.columns).toMatchObject([{ name: 'image', kind: 'pictures', missing: { count: 1, first: 4 } }]);
    const pictures = table.pictures?.(0) ?? [];
    expect(pictures.map(({ name }) => name).slice(7, 9)).toEqual(['data/a.parquet, row 7', 'data/a.parquet, row 8']);
    for (const row of [29, 0, 8, 7]) expect([...((await pictures[row]?.read()) ?? [])]).toEqual([...picture(row)]);
    expect(await datasetErrorOf(pictures[4]?.read() ?? Promise.resolve())).toContain(
      'in row 4, column image, found no bytes',
    );
  });

  it('are known by their first bytes; bytes of other kinds are left out', async () => {
    const table = await tableOf(
      parquetFile([
        { name: 'p', data: [picture(1), picture(2)], type: 'BYTE_ARRAY' },
        { name: 'w', data: ['no', 'yes'].map((word) => new TextEncoder().encode(word)), type: 'BYTE_ARRAY' },
        { name: 'z', data: [Uint8Array.of(0, 255), Uint8Array.of(1)], type: 'BYTE_ARRAY' },
      ]),
    );
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['p', 'pictures'],
      ['w', 'words'],
    ]);
    expect(table.leftOut).toMatchObject([{ names: ['z'] }]);
  });
});
