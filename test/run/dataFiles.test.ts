import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../datasets/dataset.ts';
import { readWhole } from '../../src/platform/folder.ts';
import { DATA_FILES, runFilesIn } from '../../src/run/folder/layout.ts';
import { readItems } from '../../src/run/folder/read/readItems.ts';
import { writeDataFiles } from '../../src/run/folder/write/dataFiles.ts';
import { decodeRealTensors, decodeSafetensors } from '../../src/run/formats/safetensors.ts';
import { memoryFolder } from './memoryFolder.ts';

/** Three training rows and one to test with, of two columns that travel along; one has the name of a fixed column. */
const TABLE: Pick<Dataset, 'train' | 'test' | 'classes'> = {
  classes: ['no', 'yes'],
  train: {
    samples: 3,
    features: Float32Array.of(0, 1, 2),
    labels: Uint16Array.of(1, 0, 1),
    items: {
      sources: ['people.csv'],
      rows: Uint32Array.of(2, 4, 5),
      ids: ['p1', 'p2', 'Zoë 数'],
      columns: [
        { name: 'town', values: ['Bern', '', 'a,"b"\n'] },
        { name: 'Row', values: ['x', 'y', 'z'] },
      ],
    },
  },
  test: {
    samples: 1,
    features: Float32Array.of(3),
    labels: Uint16Array.of(0),
    items: { sources: ['people.csv'], rows: Uint32Array.of(3), ids: ['p3'], columns: [] },
  },
};

async function rowsOf(folder: ReturnType<typeof memoryFolder>) {
  const file = await folder.open('items.parquet');
  return { rows: await parquetReadObjects({ file }), schema: parquetSchema(await parquetMetadataAsync(file)) };
}

describe('items.parquet', () => {
  it('has each sample with its id, file, row, split, class and what travels along', async () => {
    const folder = memoryFolder();
    await writeDataFiles(folder, TABLE);
    const { rows, schema } = await rowsOf(folder);
    const source = 'people.csv';
    expect(rows).toEqual([
      { sample: 0, id: 'p1', source, row: 2, split: 'train', class: 'yes', town: 'Bern', Row_2: 'x' },
      { sample: 1, id: 'p2', source, row: 4, split: 'train', class: 'no', town: '', Row_2: 'y' },
      { sample: 2, id: 'Zoë 数', source, row: 5, split: 'train', class: 'yes', town: 'a,"b"\n', Row_2: 'z' },
      { sample: 0, id: 'p3', source, row: 3, split: 'test', class: 'no', town: '', Row_2: '' },
    ]);
    const types = schema.children.map(({ element }) => [element.type, element.converted_type, element.repetition_type]);
    expect(types.slice(0, 4)).toEqual([
      ['INT32', undefined, 'REQUIRED'],
      ['BYTE_ARRAY', 'UTF8', 'OPTIONAL'],
      ['BYTE_ARRAY', 'UTF8', 'REQUIRED'],
      ['INT32', undefined, 'OPTIONAL'],
    ]);
  });

  it('of pictures has a file for each sample, and no rows and ids', async () => {
    const folder = memoryFolder();
    const items = { sources: ['cat/1.png', 'dog/2.png'], source: Uint32Array.of(1, 0), columns: [] };
    const split = { samples: 2, features: Uint8Array.of(0, 1), labels: Uint16Array.of(1, 0), items };
    await writeDataFiles(folder, { classes: ['cat', 'dog'], train: split, test: { ...split, items } });
    const { rows } = await rowsOf(folder);
    expect(rows[0]).toEqual({ sample: 0, id: null, source: 'dog/2.png', row: null, split: 'train', class: 'dog' });
    expect(await readItems(folder, [1])).toEqual(new Map([[1, { id: null, source: 'cat/1.png', row: null }]]));
  });

  it('keeps the index in the whole training set where samples were left out', async () => {
    const folder = memoryFolder();
    await writeDataFiles(folder, { ...TABLE, keptSamples: Int32Array.of(1, 5, 9) });
    expect((await rowsOf(folder)).rows.map(({ sample }) => sample)).toEqual([1, 5, 9, 0]);
    const found = await readItems(folder, [9, 5, 0]);
    expect([...found.keys()]).toEqual([5, 9]);
    expect(found.get(5)).toEqual({ id: 'p2', source: 'people.csv', row: 4 });
  });

  it('of many rows is read back in parts', async () => {
    const samples = 70_000;
    const rows = Uint32Array.from({ length: samples }, (_, i) => i + 2);
    const split = { samples, features: new Uint8Array(samples), labels: new Uint16Array(samples) };
    const train = { ...split, items: { sources: ['big.csv'], rows, columns: [] } };
    const folder = memoryFolder();
    await writeDataFiles(folder, { classes: ['a', 'b'], train, test: { ...TABLE.test, samples: 1 } });
    const found = await readItems(folder, [0, 65_535, 65_536, 69_999]);
    expect([...found.values()].map(({ row }) => row)).toEqual([2, 65_537, 65_538, 70_001]);
  });

  it('is not written where nothing is known of the samples, and then nothing is found', async () => {
    const folder = memoryFolder();
    const split = { samples: 1, features: Uint8Array.of(0), labels: Uint16Array.of(0) };
    await writeDataFiles(folder, { classes: ['a', 'b'], train: split, test: split });
    expect(await runFilesIn(folder)).toEqual([]);
    expect(await readItems(folder, [0])).toEqual(new Map());
  });
});

describe('what else is kept of own files', () => {
  it('is the scaling in float64, and the pictures that were skipped', async () => {
    const folder = memoryFolder();
    const scaling = { kind: 'standard', mean: Float64Array.of(0.1, 1.7e9), scale: Float64Array.of(1, 3) } as const;
    const skipped = [
      { file: 'cat/a, "b".png', why: 'it is cut off' },
      { file: 'dog/c.heic', why: 'of a format that cannot be decoded' },
    ];
    await writeDataFiles(folder, { ...TABLE, scaling, skipped });
    const bytes = await readWhole(folder, 'scaling.safetensors');
    expect(decodeRealTensors(bytes)).toEqual([
      { name: 'mean', shape: [2], data: scaling.mean },
      { name: 'scale', shape: [2], data: scaling.scale },
    ]);
    expect(() => decodeSafetensors(bytes)).toThrow('mean: expected dtype F32, got F64');
    expect(new TextDecoder().decode(await readWhole(folder, 'skipped.csv'))).toBe(
      'file,why\r\n"cat/a, ""b"".png",it is cut off\r\ndog/c.heic,of a format that cannot be decoded\r\n',
    );
    expect((await runFilesIn(folder)).sort()).toEqual([...DATA_FILES].sort());
  });

  it('is none of it where one of the files cannot be written', async () => {
    const folder = memoryFolder();
    const full = { ...folder, begin: (name: string) => (name === 'items.parquet' ? fail() : folder.begin(name)) };
    const scaling = { kind: 'unit', mean: Float64Array.of(0), scale: Float64Array.of(1) } as const;
    await expect(writeDataFiles(full, { ...TABLE, scaling })).rejects.toThrow('the disk is full');
    expect(await runFilesIn(folder)).toEqual([]);
  });
});

function fail(): Promise<never> {
  return Promise.reject(new Error('the disk is full'));
}
