import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import type { Bytes } from '../../datasets/source.ts';
import { gzip, idxFile, idxFiles } from './bytes.ts';
import { datasetErrorOf, type Files, memorySource, within } from './memorySource.ts';

const NAMES = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
] as const;
const LABELS = [3, 1, 3, 1, 2, 2];
const FILES = idxFiles(LABELS, [1, 2]);

function renamed(rename: (name: string) => string, files: Files = FILES): Files {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [rename(name), bytes]));
}

const load = (files: Files) => loadDataset('own', memorySource(within('own', files)));

describe('files in the format of MNIST', () => {
  it.each<[string, (name: string) => string]>([
    ['with a dot', (name) => name.replace('-idx', '.idx')],
    ['in capitals', (name) => name.toUpperCase()],
    ['with underlines', (name) => name.replaceAll('-', '_')],
    ['with an ending', (name) => `${name}.bin`],
    ['of EMNIST', (name) => `emnist-letters-${name.replace('t10k', 'test')}`],
    ['of QMNIST', (name) => `qmnist-${name.replace('t10k', 'test')}`],
    ['in folders of their own names', (name) => `${name}/${name}`],
    ['in folders, with a dot', (name) => `raw/${name}/${name.replace('-idx', '.idx')}`],
    ['as they are', (name) => name],
  ])('are read %s, gzipped or not', async (_, rename) => {
    const files = renamed(rename);
    const packed = Object.entries(files).map(async ([name, bytes]) => [`${name}.gz`, await gzip(bytes)] as const);
    for (const given of [files, Object.fromEntries(await Promise.all(packed))]) {
      const set = await load(given);
      expect(set).toMatchObject({ name: 'own', classes: ['1', '2', '3'], image: { width: 3, height: 2, channels: 1 } });
      expect([[...set.train.labels], [...set.test.labels]]).toEqual([
        [2, 0, 2, 0, 1, 1],
        [0, 1],
      ]);
      expect(set.reading).toMatchObject({ format: 'IDX', leftOut: [] });
    }
  });

  it('of a known data set may be named so too', async () => {
    const files = renamed((name) => name.replace('-idx', '.idx'));
    expect((await loadDataset('mnist', memorySource(within('data/mnist', files)))).train.samples).toBe(6);
    const emnist = memorySource(
      within(
        'data/mnist',
        renamed((name) => `emnist-${name}`),
      ),
    );
    expect(await datasetErrorOf(loadDataset('mnist', emnist))).toContain('data/mnist/train-images-idx3-ubyte.gz');
  });

  it('hold out a part of the training images where there are no others', async () => {
    const { [NAMES[0]]: images = new Uint8Array(), [NAMES[1]]: labels = new Uint8Array() } = FILES;
    const set = await load({ [NAMES[0]]: images, [NAMES[1]]: labels });
    expect([set.train.samples, set.test.samples]).toEqual([3, 3]);
    expect([...(set.test.items?.rows ?? []), ...(set.train.items?.rows ?? [])].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('are read once where they lie there twice, and told', async () => {
    const twice = {
      ...FILES,
      ...renamed((name) => `${name}/${name}`),
      ...renamed((name) => name.replace('-idx', '.idx')),
    };
    const set = await load(twice);
    expect([set.train.samples, set.test.samples]).toEqual([6, 2]);
    expect(set.reading?.leftOut).toMatchObject([
      { what: 'file', count: 8, why: 'they hold what other files hold too' },
    ]);
  });

  it('name the classes by the characters of a mapping beside them', async () => {
    const mapping: Bytes = new TextEncoder().encode('1 65 97\n2 66 98\n3 67 99\n');
    const files = { ...renamed((name) => `emnist-letters-${name}`), 'emnist-letters-mapping.txt': mapping };
    const set = await load(files);
    expect(set.classes).toEqual(['Aa', 'Bb', 'Cc']);
    expect([...set.train.labels]).toEqual([2, 0, 2, 0, 1, 1]);
    expect(set.notes?.join()).toContain('the classes are named by the characters of emnist-letters-mapping.txt');
    expect(set.notes?.join()).toContain('EMNIST keeps its pictures with rows and columns exchanged');
  });

  const { [NAMES[2]]: _test, ...withoutTest } = FILES;
  it.each<[string, Files, string]>([
    [
      'two sets',
      { ...renamed((name) => `emnist-letters-${name}`), ...renamed((name) => `emnist-digits-${name}`) },
      'own: expected the files of one data set, found those of emnist-letters, emnist-digits; put one',
    ],
    [
      'two files of one use that differ',
      { ...FILES, 'a/train-labels.idx1-ubyte': idxFile([6], [1, 2, 3, 1, 2, 3]) },
      'own: expected one file of training labels, found train-labels-idx1-ubyte and a/train-labels.idx1-ubyte, which differ',
    ],
    [
      'test labels without their images',
      withoutTest,
      'own/t10k-images-idx3-ubyte: expected this file, with or without .gz, it is missing',
    ],
    [
      'test images of another size',
      { ...FILES, [NAMES[2]]: idxFile([2, 3, 3], new Uint8Array(18)) },
      'expected pictures of 3 × 2',
    ],
    [
      'images alone',
      { [NAMES[0]]: FILES[NAMES[0]] ?? new Uint8Array() },
      `own/${NAMES[0]}: expected images and their labels, found this file alone; give the folder that holds both`,
    ],
    [
      'other numbers than bytes',
      { ...FILES, [NAMES[1]]: new Uint8Array([0, 0, 0x0c, 1, 0, 0, 0, 1, 0, 0, 0, 1]) },
      'own/train-labels-idx1-ubyte: expected unsigned bytes, found 32-bit whole numbers; save them as bytes, or as NPY',
    ],
  ])('are refused for %s', async (_, files, sentence) => {
    expect(await datasetErrorOf(load(files))).toContain(sentence);
  });

  it('that are given alone are refused with what to give', async () => {
    for (const name of [NAMES[0], `${NAMES[0]}.gz`]) {
      const bytes = name.endsWith('.gz') ? await gzip(FILES[NAMES[0]] ?? new Uint8Array()) : FILES[NAMES[0]];
      const message = await datasetErrorOf(
        loadDataset(`a/${name}`, memorySource({ [`a/${name}`]: bytes ?? new Uint8Array() })),
      );
      expect(message).toBe(
        `a/${name}: expected images and their labels, found this file alone; give the folder that holds both`,
      );
    }
  });
});
