import { describe, expect, it } from 'vitest';
import { parseCifarBatch } from '../../datasets/binary/cifar.ts';
import { loadDataset } from '../../datasets/load.ts';
import { cifarBatch, cifarFiles, gzip, tar } from './bytes.ts';
import { datasetErrorOf, memorySource, within } from './memorySource.ts';

describe('CIFAR-10 batches', () => {
  it('keep the channels apart, as they are stored', () => {
    const { samples, labels, features } = parseCifarBatch(cifarBatch([4, 8]), 'batch');
    expect(samples).toBe(2);
    expect([...labels]).toEqual([4, 8]);
    expect([features[0], features[1024], features[3071], features[3072]]).toEqual([5, 5, (4 + 3072) % 256, 9]);
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['a cut record', cifarBatch([1, 2]).slice(0, 6000)],
  ])('refuse %s', async (_, bytes) => {
    const message = await datasetErrorOf(Promise.resolve().then(() => parseCifarBatch(bytes, 'x/data_batch_1.bin')));
    expect(message).toContain(`x/data_batch_1.bin: expected records of 3073 bytes, found ${bytes.length} bytes`);
  });

  it('refuse a label outside the classes', async () => {
    const wrong = Promise.resolve().then(() => parseCifarBatch(cifarBatch([1, 10]), 'batch'));
    expect(await datasetErrorOf(wrong)).toContain('expected labels from 0 to 9, found 10 at sample 1');
  });
});

describe('the cifar10 data set', () => {
  it('loads equally from a folder, a .tar.gz, and from paths', async () => {
    const archive = await gzip(await tar(within('cifar-10-batches-bin', cifarFiles())));
    const fromFolder = await loadDataset('cifar10', memorySource(within('data/cifar-10-batches-bin', cifarFiles())));
    expect(fromFolder.train.samples).toBe(10);
    expect([...fromFolder.train.labels]).toEqual([1, 0, 2, 1, 3, 2, 4, 3, 5, 4]);
    expect([...fromFolder.test.labels]).toEqual([9, 0]);
    expect(fromFolder.image).toEqual({ width: 32, height: 32, channels: 3 });
    const direct = await loadDataset('cifar10', memorySource(within('data', cifarFiles())));
    const fromTar = await loadDataset('cifar10', memorySource({ 'data/cifar-10-binary.tar.gz': archive }));
    const fromPath = await loadDataset('my/c.tar.gz', memorySource({ 'my/c.tar.gz': archive }));
    for (const other of [direct, fromTar, { ...fromPath, name: 'cifar10' }]) expect(other).toEqual(fromFolder);
    expect(fromPath.name).toBe('c');
  });

  it('names the batch that is missing', async () => {
    const { 'data_batch_3.bin': _, ...rest } = cifarFiles();
    const source = memorySource(within('data/cifar-10-batches-bin', rest));
    expect(await datasetErrorOf(loadDataset('cifar10', source))).toBe(
      'data/cifar-10-batches-bin/data_batch_3.bin: expected this file, it is missing',
    );
  });

  it('refuses an archive that is cut off or holds nothing of use', async () => {
    const archive = await gzip(await tar(within('cifar-10-batches-bin', cifarFiles())));
    const cutTar = (await tar(cifarFiles())).slice(0, 9000);
    for (const bytes of [archive.slice(0, archive.length / 2), cutTar, await gzip(cutTar)]) {
      const message = await datasetErrorOf(loadDataset('c.tar.gz', memorySource({ 'c.tar.gz': bytes })));
      expect(message).toMatch(/^c\.tar\.gz: expected a whole (gzip file|tar archive)/);
    }
    const empty = memorySource({ 'c.tar': await tar({ 'notes.txt': new Uint8Array(3) }) });
    expect(await datasetErrorOf(loadDataset('c.tar', empty))).toContain('c.tar: expected data files');
    const other = memorySource({ 'c.xyz': new Uint8Array(600) });
    expect(await datasetErrorOf(loadDataset('c.xyz', other))).toContain('found a file of another kind');
  });

  it('refuses an archive that inflates without end', async () => {
    const bomb = await gzip(await tar({ 'a/1.png': new Uint8Array(2 ** 27 + 2 ** 20) }));
    expect(await datasetErrorOf(loadDataset('b.tgz', memorySource({ 'b.tgz': bomb })))).toContain('more than 64 times');
  });
});
