import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../datasets/dataset.ts';
import { loadDataset } from '../../datasets/load.ts';
import type { Bytes, CatalogueFile } from '../../datasets/source.ts';
import { bytesOf } from '../bytesOf.ts';
import { gzip, idxFile, idxFiles } from './bytes.ts';
import { datasetErrorOf, type Files, memorySource, within } from './memorySource.ts';

const FILES = idxFiles([3, 1, 4, 1, 5], [9, 2]);

describe('data sets in the format of MNIST', () => {
  it('load from their own folder, gzipped or not', async () => {
    const plain = await loadDataset('mnist', memorySource(within('data/mnist', FILES)));
    expect(plain).toMatchObject({ name: 'mnist', image: { width: 3, height: 2, channels: 1 } });
    expect([...plain.train.labels]).toEqual([3, 1, 4, 1, 5]);
    expect([...plain.test.labels]).toEqual([9, 2]);
    expect([...bytesOf(plain.train).slice(0, 7)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const packed = await loadDataset('mnist', memorySource(within('data/mnist', await gzipped(FILES))));
    expect(packed).toEqual(plain);
  });

  it('have the names of their classes', async () => {
    const kmnist = await loadDataset('kmnist', memorySource(within('data/kmnist', FILES)));
    expect(kmnist.classes[9]).toBe('wo');
    const fashion = await loadDataset('fashion-mnist', memorySource(within('data/fashion-mnist', FILES)));
    expect(fashion.classes[0]).toBe('T-shirt/top');
    const path = await loadDataset('own/', memorySource(within('own', idxFiles([0, 2, 1], [2]))));
    expect(path).toMatchObject({ name: 'own', classes: ['0', '1', '2'] });
  });

  it('may lie in the folder itself, unless it belongs to another data set', async () => {
    expect((await loadDataset('kmnist', memorySource(within('data', FILES)))).name).toBe('kmnist');
    const foreign = memorySource(within('files/mnist', FILES), { folder: 'files/mnist' });
    expect(await datasetErrorOf(loadDataset('kmnist', foreign))).toContain('files/mnist/kmnist/train-images-idx3');
    const beside = memorySource({ ...within('data', FILES), ...within('data/mnist', FILES) });
    expect(await datasetErrorOf(loadDataset('kmnist', beside))).toContain('data/kmnist/train-images-idx3-ubyte.gz');
  });

  it('keep the first samples that are asked for', async () => {
    const source = memorySource(within('data/mnist', FILES));
    const few = await loadDataset('mnist', source, { samples: 2, testSamples: 1 });
    expect([few.train.samples, few.test.samples, bytesOf(few.train).length]).toEqual([2, 1, 12]);
    for (const samples of [0, 6, -1, 1.5, Number.NaN]) {
      const message = await datasetErrorOf(loadDataset('mnist', source, { samples }));
      expect(message).toBe(`mnist: training samples: expected a number from 1 to 5, got ${samples}`);
    }
  });
});

describe('wrong files in the format of MNIST', () => {
  it.each<[string, string, Bytes, string]>([
    ['fewer labels', 'train-labels-idx1-ubyte', idxFile([4], [1, 2, 3, 4]), 'expected 5 labels for the images of'],
    ['a label outside the classes', 'train-labels-idx1-ubyte', idxFile([5], [1, 2, 10, 4, 5]), 'found 10 at sample 2'],
    [
      'images of another size',
      't10k-images-idx3-ubyte',
      idxFile([2, 3, 3], new Uint8Array(18)),
      'images of 3 × 2 as in',
    ],
  ])('are refused for %s', async (_, name, bytes, sentence) => {
    const source = memorySource(within('data/mnist', { ...FILES, [name]: bytes }));
    const message = await datasetErrorOf(loadDataset('mnist', source));
    expect(message).toContain(sentence);
    expect(message).toContain(`data/mnist/${name}: `);
  });

  it('are refused with the paths of the missing files', async () => {
    const { 't10k-labels-idx1-ubyte': _, ...rest } = FILES;
    expect(await datasetErrorOf(loadDataset('mnist', memorySource(within('data/mnist', rest))))).toBe(
      'mnist: expected data/mnist/t10k-labels-idx1-ubyte.gz, gzipped or not; found none of them; put them there',
    );
    expect(await datasetErrorOf(loadDataset('own', memorySource(within('own', rest))))).toBe(
      'own/t10k-labels-idx1-ubyte: expected this file, with or without .gz, it is missing',
    );
    const nothing = await datasetErrorOf(loadDataset('mnits', memorySource({})));
    expect(nothing).toContain('mnits: expected one of strokes, mnist, fashion-mnist, kmnist, cifar10, or the path');
  });
});

describe('downloads', () => {
  it('fetch what the cache lacks, and only that', async () => {
    const files = within('data/mnist', FILES);
    const labels = files['data/mnist/t10k-labels-idx1-ubyte'] ?? new Uint8Array();
    delete files['data/mnist/t10k-labels-idx1-ubyte'];
    const fetched: string[] = [];
    const download = async (file: CatalogueFile, path: string) => {
      fetched.push(file.path);
      files[path] = labels;
    };
    expect((await loadDataset('mnist', memorySource(files, { download }))).test.samples).toBe(2);
    expect(fetched).toEqual(['mnist/t10k-labels-idx1-ubyte.gz']);
  });

  it('say which files to put where when there is no network', async () => {
    const download = async () => {
      throw new DatasetError('offline');
    };
    const message = await datasetErrorOf(loadDataset('cifar10', memorySource({}, { download })));
    expect(message).toBe('offline; put data/cifar-10-binary.tar.gz there yourself');
  });
});

async function gzipped(files: Files): Promise<Files> {
  const packed = Object.entries(files).map(async ([name, bytes]) => [`${name}.gz`, await gzip(bytes)] as const);
  return Object.fromEntries(await Promise.all(packed));
}
