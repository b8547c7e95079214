import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../datasets/load.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { datasetErrorOf, type Files, memorySource, plainImage, within } from '../memorySource.ts';
import { countUp, npy, npyWords } from './npyFile.ts';

const LABELS = npy('<i8', [4], [2, 0, 2, 0]);
const load = (files: Files, reading?: ReadingOptions) =>
  loadDataset('d', memorySource(within('d', files)), { reading });
const npz = (arrays: Files): Bytes =>
  zipSync(Object.fromEntries(Object.entries(arrays).map(([key, bytes]) => [`${key}.npy`, bytes]))) as Bytes;
const loadNpz = (arrays: Files, reading?: ReadingOptions) =>
  loadDataset('m.npz', memorySource({ 'm.npz': npz(arrays) }), { reading });

describe('data sets of arrays', () => {
  it('of bytes of pictures are taken as they are', async () => {
    const X = npy(
      '|u1',
      [4, 2, 3],
      countUp(24).map((i) => 10 * i),
    );
    const set = await load({ 'X_train.npy': X, 'y_train.npy': LABELS, 'X_test.npy': X, 'y_test.npy': LABELS });
    expect(set).toMatchObject({ classes: ['0', '2'], image: { width: 3, height: 2, channels: 1 } });
    expect([...(set.train.features as Uint8Array)]).toEqual(countUp(24).map((i) => 10 * i));
    expect([...set.train.labels]).toEqual([1, 0, 1, 0]);
    expect(set.notes).toBeUndefined();
    expect(set.train.items).toMatchObject({ sources: ['X_train.npy'] });
  });

  it('of floats are scaled column by column by the training rows', async () => {
    const train = npy('<f4', [2, 2], [-1, 5, 3, 5]);
    const test = npy('<f8', [3, 2], [1, 9, -9, 5, 9, 5]);
    const y = (...labels: number[]) => npy('<i4', [labels.length, 1], labels);
    const set = await load({
      'X_train.npy': train,
      'y_train.npy': y(0, 1),
      'X_test.npy': test,
      'y_test.npy': y(1, 1, 0),
    });
    expect([...(set.train.features as Float32Array)]).toEqual([-1, 0, 1, 0]);
    expect([...(set.test.features as Float32Array)]).toEqual([0, 4, -5, 0, 4, 0]);
    expect(set.scaling).toMatchObject({ mean: new Float64Array([1, 5]), scale: new Float64Array([2, 1]) });
  });

  it.each<[string, number[], number, number]>([
    ['<u2', countUp(64).map((i) => 100 * i), 0, 6300],
    ['<f4', countUp(64).map((i) => i / 31.5 - 1), -1, 2],
    ['<f4', countUp(64).map((i) => (i === 63 ? 1.0000002 : i / 64)), 0, 1.0000002],
    ['<f8', countUp(64).map((i) => 4 * i + 0.5), 0.5, 252],
  ])('of pictures of %s are scaled by one range for the whole training set', async (type, numbers, mean, scale) => {
    const X = npy(type, [4, 4, 4], numbers);
    const set = await load({ 'X_train.npy': X, 'y_train.npy': LABELS, 'X_test.npy': X, 'y_test.npy': LABELS });
    const features = [...(set.train.features as Float32Array)];
    expect(features).toHaveLength(64);
    for (const [i, feature] of features.entries()) expect(feature).toBeCloseTo(((numbers[i] ?? 0) - mean) / scale, 6);
    expect([...(set.scaling?.scale ?? [])].every((own) => Math.abs(own - scale) < 1e-6 * scale)).toBe(true);
  });

  it('have what was left out and where labels and test samples come from in their reading', async () => {
    const own = (split: string) => ({
      [`${split}_images`]: npy(
        '|u1',
        [4, 2, 2],
        countUp(16).map((i) => 16 * i),
      ),
      [`${split}_labels`]: npy('|u1', [4, 1], [0, 1, 0, 1]),
    });
    const set = await loadNpz({ ...own('train'), ...own('val'), ...own('test') });
    expect(set).toMatchObject({ name: 'm', train: { samples: 4 }, test: { samples: 4 } });
    expect(set.reading).toMatchObject({
      format: 'arrays',
      features: { count: 4, words: '2 × 2 pixels', kept: 'bytes' },
      leftOut: [{ what: 'array', names: ['val_images', 'val_labels'], count: 2, why: 'there is a test split' }],
    });
    expect(set.reading?.files.map(({ path, use }) => [path, use])).toContainEqual(['train_images.npy', 'train']);
  });

  it('have names of classes and columns that travel along', async () => {
    const set = await loadNpz(
      {
        data: npy('<f8', [6, 2], countUp(12)),
        target: npy('<i8', [6], [1, 0, 1, 0, 1, 0]),
        target_names: names('no', 'yes'),
        person: npy('<i8', [6], [7, 7, 8, 8, 9, 9]),
      },
      { group: 'person' },
    );
    expect(set.classes).toEqual(['no', 'yes']);
    expect(set.train.items?.columns).toMatchObject([{ name: 'person' }]);
    const [train, test] = [set.train, set.test].map(({ items }) => new Set(items?.columns[0]?.values));
    expect([...(train ?? [])].some((person) => test?.has(person))).toBe(false);
  });

  it('take ids and splits from arrays that the user names', async () => {
    const arrays = {
      x: npy('<f8', [4, 2], countUp(8)),
      y: npy('<i8', [4], [1, 0, 1, 0]),
      part: names('train', 'train', 'test', 'test'),
      sample: names('a', 'b', 'c', 'd'),
    };
    const set = await loadNpz(arrays, { split: 'part', id: 'sample' });
    expect([set.train.items?.ids, set.test.items?.ids]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('hold out one sample of each class where there is no test pair', async () => {
    const set = await load({ 'X.npy': npy('|u1', [4, 1], [1, 2, 3, 4]), 'y.npy': LABELS });
    expect([set.train.samples, set.test.samples]).toEqual([2, 2]);
    expect([...(set.train.items?.rows ?? []), ...(set.test.items?.rows ?? [])].sort()).toEqual([0, 1, 2, 3]);
  });

  it('are read beside a picture', async () => {
    const files = { 'X.npy': npy('<f4', [4, 3], countUp(12)), 'y.npy': LABELS, 'scatter.png': plainImage(2, 2, 3, 0) };
    const set = await load(files);
    expect(set.train.samples + set.test.samples).toBe(4);
    expect(set.reading?.leftOut).toMatchObject([{ what: 'file', names: ['scatter.png'] }]);
  });

  it('name the row of a value that is missing as NumPy counts it, before any was held out', async () => {
    const numbers = countUp(48).map((i) => (i === 4 * 10 + 3 ? Number.NaN : i));
    const y = npy(
      '<i8',
      [12],
      countUp(12).map((i) => i % 2),
    );
    const files = { X: npy('<f8', [12, 4], numbers), y };
    const message = await datasetErrorOf(loadNpz(files));
    expect(message).toContain('m.npz/X.npy: expected a value in row 10, column 3');
    const dropped = await loadNpz(files, { missing: 'drop' });
    expect(dropped.train.samples + dropped.test.samples).toBe(11);
  });

  it('are refused in a sentence where only one file is given', async () => {
    const message = await datasetErrorOf(
      loadDataset('a/X.npy', memorySource({ 'a/X.npy': npy('<f4', [4, 3], countUp(12)) })),
    );
    expect(message).toBe(
      'a/X.npy: expected labels, one per sample, beside X, found X (4, 3); save the labels as y.npy beside it, and give the folder or the .npz that holds both',
    );
  });
});

function names(...words: string[]): Bytes {
  return npyWords(`<U${Math.max(...words.map(({ length }) => length))}`, [words.length], words);
}
