import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openGzip } from '../../datasets/archives/openGzip.ts';
import { CIFAR10_CLASSES } from '../../datasets/binary/cifar.ts';
import { loadDataset } from '../../datasets/load.ts';
import type { Bytes, LoadProgress } from '../../datasets/source.ts';
import { nodeDatasetSource } from '../../src/platform/node/datasetSource.ts';
import { bytesOf } from '../bytesOf.ts';
import { realData } from '../realData.ts';
import { gzip, tar } from './bytes.ts';

const CIFAR = 'cifar-10-images.tar.gz';

describe('the real MNIST', () => {
  it('has the bytes and the digits that it is known for', async (context) => {
    const folder = realData(context, 'mnist');
    const mnist = await loadDataset('mnist', nodeDatasetSource(dirname(folder)));
    expect(mnist).toMatchObject({ image: { width: 28, height: 28, channels: 1 } });
    expect([mnist.train.samples, mnist.test.samples]).toEqual([60_000, 10_000]);
    expect([...mnist.train.labels.slice(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
    const file = gunzipSync(readFileSync(join(folder, 't10k-images-idx3-ubyte.gz')));
    expect(createHash('md5').update(file).digest('hex')).toBe('2646ac647ad5339dbf082846283269ea');
    expect(Buffer.compare(file.subarray(16), bytesOf(mnist.test))).toBe(0);
  });
});

describe('CIFAR-10 as images', () => {
  it('decodes no more of the whole archive than is asked for', async (context) => {
    const archive = realData(context, CIFAR);
    let decoded = 0;
    const progress = ({ activity }: LoadProgress) => {
      if (activity === 'decoding') decoded += 1;
    };
    const set = await loadDataset(archive, nodeDatasetSource(), { samples: 300, testSamples: 100, progress });
    expect(decoded).toBe(400);
    expect(set).toMatchObject({ name: 'cifar-10-images', image: { width: 32, height: 32, channels: 3 } });
    expect(set.classes).toEqual([...CIFAR10_CLASSES]);
    expect([set.train.samples, set.test.samples, new Set(set.train.labels).size]).toEqual([300, 100, 10]);
  });

  it('has equal bytes from an archive and from a folder', async (context) => {
    const some = await someFiles(realData(context, CIFAR), 8);
    const folder = mkdtempSync(join(tmpdir(), 'samplescope-cifar-'));
    for (const [name, bytes] of Object.entries(some)) {
      mkdirSync(dirname(join(folder, 'cifar', name)), { recursive: true });
      writeFileSync(join(folder, 'cifar', name), bytes);
    }
    writeFileSync(join(folder, 'cifar.tar.gz'), await gzip(await tar(some)));
    const fromFolder = await loadDataset(join(folder, 'cifar'), nodeDatasetSource());
    expect(await loadDataset(join(folder, 'cifar.tar.gz'), nodeDatasetSource())).toEqual(fromFolder);
    expect([fromFolder.train.samples, fromFolder.test.samples]).toEqual([80, 80]);
    rmSync(folder, { recursive: true });
  });
});

/** The first images of every class, from the training and from the test split. */
async function someFiles(path: string, ofEach: number): Promise<Record<string, Bytes>> {
  const archive = await openGzip(new Uint8Array(readFileSync(path)), path);
  const names = archive.entries.filter((name) => name.endsWith('.jpg') && Number(name.slice(-8, -4)) < ofEach);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await archive.read(name)] as const)));
}
