import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import { openTree } from '../../datasets/openTree.ts';
import { openEntry } from '../../datasets/tree.ts';
import { nodeDatasetSource } from '../../src/platform/node/datasetSource.ts';
import { bytesOf } from '../bytesOf.ts';
import { idxFiles } from './bytes.ts';
import { datasetErrorOf, type Files } from './memorySource.ts';

let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samplescope-source-'));
  writeFiles(join(folder, 'data', 'mnist'), idxFiles([3, 1, 4], [1]));
  const grey = sharp(new Uint8Array(16).fill(80), { raw: { width: 4, height: 4, channels: 1 } });
  const png = new Uint8Array(await grey.toColourspace('b-w').png().toBuffer());
  for (const name of ['cat', 'dog'])
    writeFiles(join(folder, 'real', name), { 'a.png': png, 'b.PNG': png, 'c.png': png });
  mkdirSync(join(folder, 'pets'));
  symlinkSync(join(folder, 'real', 'cat'), join(folder, 'pets', 'cat'));
  symlinkSync(join(folder, 'real', 'dog'), join(folder, 'pets', 'dog'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('data sets on disk', () => {
  it('come from the folder that the user names', async () => {
    const set = await loadDataset('mnist', nodeDatasetSource(join(folder, 'data')));
    expect([...set.train.labels]).toEqual([3, 1, 4]);
    const message = await datasetErrorOf(loadDataset('kmnist', nodeDatasetSource(join(folder, 'data'))));
    expect(message).toContain(join(folder, 'data', 'kmnist', 'train-images-idx3-ubyte.gz'));
    const nowhere = await datasetErrorOf(loadDataset('mnist', nodeDatasetSource(join(folder, 'nowhere'))));
    expect(nowhere).toContain(join(folder, 'nowhere', 'mnist', 'train-images-idx3-ubyte.gz'));
  });

  it('are read in parts', async () => {
    const path = join(folder, 'real', 'parts.bin');
    writeFileSync(
      path,
      Uint8Array.from({ length: 100 }, (_, i) => i),
    );
    const tree = await openTree(nodeDatasetSource(), join(folder, 'real'));
    if (tree === undefined) throw new Error('expected a folder');
    const file = await openEntry(tree, 'parts.bin');
    expect(file.byteLength).toBe(100);
    expect([...new Uint8Array(await file.slice(97, 100))]).toEqual([97, 98, 99]);
    writeFileSync(path, new Uint8Array(9));
    expect(await datasetErrorOf(file.slice(5, 20))).toContain('it became shorter');
    const unread = await openEntry(tree, 'parts.bin');
    rmSync(path);
    expect(await datasetErrorOf(unread.slice(0, 1))).toContain('parts.bin');
  });

  it('come from the cache where no folder is named', async () => {
    process.env.SAMPLESCOPE_CACHE = join(folder, 'cache');
    try {
      writeFiles(join(folder, 'cache', 'datasets', 'fashion-mnist'), idxFiles([5, 6], [7]));
      expect((await loadDataset('fashion-mnist', nodeDatasetSource())).train.samples).toBe(2);
    } finally {
      delete process.env.SAMPLESCOPE_CACHE;
    }
  });

  it('may be folders of images behind symbolic links', async () => {
    const set = await loadDataset(join(folder, 'pets'), nodeDatasetSource());
    expect(set).toMatchObject({ name: 'pets', classes: ['cat', 'dog'], image: { width: 4, height: 4, channels: 1 } });
    expect([set.train.samples, set.test.samples, bytesOf(set.train)[0]]).toEqual([4, 2, 80]);
  });

  it('are refused where there is nothing at their path', async () => {
    const message = await datasetErrorOf(loadDataset(join(folder, 'absent'), nodeDatasetSource()));
    expect(message).toContain('expected one of strokes, mnist');
  });
});

function writeFiles(place: string, files: Files): void {
  mkdirSync(place, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(place, name), bytes);
}
