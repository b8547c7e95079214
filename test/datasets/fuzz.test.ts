import fc from 'fast-check';
import { describe, it } from 'vitest';
import { openArchive } from '../../datasets/archives/archive.ts';
import { openTar } from '../../datasets/archives/tar.ts';
import { parseCifarBatch } from '../../datasets/binary/cifar.ts';
import { readIdx } from '../../datasets/binary/idx.ts';
import { loadDataset } from '../../datasets/load.ts';
import { cifarBatch, cifarFiles, gzip, idxFile, idxFiles, tar } from './bytes.ts';
import { allowDatasetErrors, checkDamaged } from './damaged.ts';
import { memorySource, plainImage, within } from './memorySource.ts';

const RUNS = { numRuns: 300 };

describe('no bytes make a parser throw anything but DatasetError', () => {
  it('IDX', async () => {
    const seeds = [idxFile([2, 2, 3], new Uint8Array(12)), idxFile([9], new Uint8Array(9))];
    const packed = await Promise.all(seeds.map(gzip));
    await checkDamaged([...seeds, ...packed], async (bytes) => {
      await allowDatasetErrors(readIdx(bytes, 'file', 3));
      await allowDatasetErrors(readIdx(bytes, 'file', 1));
    });
  });

  it('CIFAR-10', async () => {
    await checkDamaged([cifarBatch([1, 2])], async (bytes) => {
      await allowDatasetErrors(Promise.resolve().then(() => parseCifarBatch(bytes, 'file')));
    });
  });

  it('tar archives', async () => {
    const archive = await tar({ 'a/1.png': new Uint8Array(700), 'b/': new Uint8Array(), 'c.bin': new Uint8Array(9) });
    await checkDamaged([archive, await gzip(archive)], async (bytes) => {
      await allowDatasetErrors(openArchive(bytes, 'file'));
      await allowDatasetErrors(openTar(bytes, 'file'));
    });
  });

  it('a folder of files in the format of MNIST', async () => {
    const files = idxFiles([1, 2, 3], [4]);
    const names = Object.keys(files);
    await checkDamaged(Object.values(files), (bytes, choice) => {
      const name = names[choice % names.length] ?? '';
      return allowDatasetErrors(loadDataset('x', memorySource(within('x', { ...files, [name]: bytes }))));
    });
  });

  it('folders of any files', async () => {
    const segment = fc.constantFrom(
      'train',
      'test',
      'cat',
      'dog',
      '.git',
      '..',
      '',
      'x.png',
      'y.jpg',
      'data_batch_1.bin',
    );
    const paths = fc.array(fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/')));
    await fc.assert(
      fc.asyncProperty(paths, (names) => {
        const files = Object.fromEntries(names.map((name) => [name, plainImage(2, 2, 1, 0)]));
        return allowDatasetErrors(loadDataset('p', memorySource({ ...within('p', files), 'p/z': new Uint8Array() })));
      }),
      RUNS,
    );
  });

  it('damaged archives of data sets', async () => {
    const archive = await tar(within('cifar', cifarFiles()));
    await checkDamaged([archive.slice(0, 7000)], (bytes) =>
      allowDatasetErrors(loadDataset('x', memorySource({ x: bytes }))),
    );
  });
});
