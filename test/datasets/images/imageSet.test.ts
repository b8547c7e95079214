import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../datasets/load.ts';
import type { LoadProgress } from '../../../datasets/source.ts';
import { bytesOf } from '../../bytesOf.ts';
import { gzip, tar } from '../bytes.ts';
import { datasetErrorOf, type Files, memorySource, plainImage, within } from '../memorySource.ts';

/** `count` images of one class, each filled with its own number. */
function images(folder: string, count: number, base: number): Files {
  const files = Array.from({ length: count }, (_, i) => [`${folder}/${i}.png`, plainImage(2, 2, 1, base + i)] as const);
  return Object.fromEntries(files);
}

const SPLIT = {
  ...images('train/cat', 4, 0),
  ...images('train/dog', 4, 10),
  ...images('test/cat', 2, 20),
  ...images('test/dog', 2, 30),
};

describe('folders of images', () => {
  it('hold classes in train/ and test/, and are read in the same order in every version', async () => {
    const set = await loadDataset('pets', memorySource(within('pets', SPLIT)));
    expect(set).toMatchObject({ name: 'pets', classes: ['cat', 'dog'], image: { width: 2, height: 2, channels: 1 } });
    const fills = Array.from({ length: 8 }, (_, i) => bytesOf(set.train)[4 * i]);
    expect(fills).toEqual([10, 3, 2, 13, 12, 11, 0, 1]);
    expect([...set.train.labels]).toEqual(fills.map((fill) => ((fill ?? 0) < 10 ? 0 : 1)));
    expect(set.test.samples).toBe(4);
  });

  it('load equally from an archive, with or without a folder around them', async () => {
    const expected = await loadDataset('pets', memorySource(within('pets', SPLIT)));
    for (const files of [
      SPLIT,
      within('./pets', SPLIT),
      within('pets-1.0', { ...SPLIT, 'train/': new Uint8Array() }),
    ]) {
      const archive = await gzip(await tar(files));
      expect(await loadDataset('pets.tar.gz', memorySource({ 'pets.tar.gz': archive }))).toEqual(expected);
    }
    const nested = memorySource(within('pets/inner', SPLIT));
    expect(await loadDataset('pets', nested)).toEqual(expected);
  });

  it('give a sixth of every class to the test split where they have none', async () => {
    const files = { ...images('p/cat', 12, 0), ...images('p/dog', 6, 100), 'p/labels.csv': new Uint8Array(1) };
    const set = await loadDataset('p', memorySource(files));
    expect([set.train.samples, set.test.samples]).toEqual([15, 3]);
    expect([...set.test.labels].sort()).toEqual([0, 0, 1]);
    const fills = [set.train, set.test].flatMap((split) => [...bytesOf(split)].filter((_, i) => i % 4 === 0));
    expect(new Set(fills).size).toBe(18);
  });

  it('decode only as many samples as are asked for, the first in the same order', async () => {
    const whole = await loadDataset('pets', memorySource(within('pets', SPLIT)));
    const progress: LoadProgress[] = [];
    const options = { samples: 3, testSamples: 1, progress: (step: LoadProgress) => progress.push(step) };
    const few = await loadDataset('pets', memorySource(within('pets', SPLIT)), options);
    expect([...bytesOf(few.train)]).toEqual([...bytesOf(whole.train).slice(0, 12)]);
    expect(progress.map(({ done, total }) => `${done}/${total}`)).toEqual(['1/3', '2/3', '3/3', '1/1']);
  });

  it('stop at the signal', async () => {
    const abort = new AbortController();
    const options = { signal: abort.signal, progress: () => abort.abort(new Error('enough')) };
    const many = memorySource(within('p', { ...images('cat', 40, 0), ...images('dog', 40, 100) }));
    await expect(loadDataset('p', many, options)).rejects.toThrow('enough');
  });
});

describe('wrong folders of images', () => {
  it.each<[string, Files, string]>([
    ['an empty class', { 'p/bird/': new Uint8Array() }, 'p/bird: expected images'],
    ['a class of one image', images('p/bird', 1, 0), 'p: expected at least 2 images of class bird'],
    ['a broken image', { 'p/cat/9.png': new Uint8Array(2) }, 'p/cat/9.png: expected a whole image file'],
    [
      'an image of another size',
      { 'p/cat/9.png': plainImage(2, 3, 1, 0) },
      'found 12 of 2 × 2 pixels and 1 of 2 × 3 pixels (p/cat/9.png); give --resize 64',
    ],
    [
      'a colour image among grey ones',
      { 'p/cat/9.png': plainImage(2, 2, 3, 0) },
      'found 12 grey and 1 coloured (p/cat/9.png); give --grey',
    ],
  ])('are refused for %s', async (_, files, sentence) => {
    const pets = { ...images('p/cat', 6, 0), ...images('p/dog', 6, 10), ...files };
    expect(await datasetErrorOf(loadDataset('p', memorySource(pets)))).toContain(sentence);
  });

  it('are refused for a single class, and a class that is only in test/', async () => {
    const one = memorySource(images('p/cat', 4, 0));
    expect(await datasetErrorOf(loadDataset('p', one))).toContain('at least 2 classes, found only cat/');
    const unknown = memorySource(within('p', { ...SPLIT, ...images('test/emu', 1, 0) }));
    expect(await datasetErrorOf(loadDataset('p', unknown))).toContain('p/test/emu: expected a class that train/ has');
  });
});
