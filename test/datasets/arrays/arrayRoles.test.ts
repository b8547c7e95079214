import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArrays } from '../../../datasets/arrays/readArrays.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { Bytes } from '../../../datasets/source.ts';
import type { Table } from '../../../datasets/tables/table.ts';
import { datasetErrorOf, type Files } from '../memorySource.ts';
import { countUp, npy, npyOf, npyWords, numbersOf } from './npyFile.ts';
import { treeOf } from './treeOf.ts';

const npz = (arrays: Files): Files => {
  const files = Object.entries(arrays).map(([key, bytes]) => [`${key}.npy`, bytes]);
  return { 'd.npz': zipSync(Object.fromEntries(files)) as Bytes };
};
const read = (files: Files, options: ReadingOptions = {}) => readArrays(treeOf(files), options);
const refusal = (files: Files, options: ReadingOptions = {}) => datasetErrorOf(read(files, options));

/** Features of two columns that begin at a number, and labels of the same length. */
const features = (samples: number, from = 0) =>
  npy(
    '<f4',
    [samples, 2],
    countUp(2 * samples).map((i) => i + from),
  );
const labels = (...values: number[]) => npy('<i8', [values.length], values);
const firstNumber = async (table: Table | undefined) => (await numbersOf(table))[0];
const labelsOf = (table: Table | undefined) => table?.words(1);

describe('pairs of arrays', () => {
  it.each([
    ['X_train', 'y_train', 'X_test', 'y_test'],
    ['x_train', 'y_train', 'x_test', 'y_test'],
    ['trainX', 'trainY', 'testX', 'testY'],
    ['train_x', 'train_y', 'test_x', 'test_y'],
    ['X-train', 'Y-train', 'X-test', 'Y-test'],
    ['XTr', 'YTr', 'XTe', 'YTe'],
    ['xtrain', 'ytrain', 'xtest', 'ytest'],
    ['train_images', 'train_labels', 'test_images', 'test_labels'],
    ['images_train', 'labels_train', 'images_val', 'labels_val'],
    ['train_data', 'train_target', 'valid_data', 'valid_target'],
    ['features_training', 'classes_training', 'features_testing', 'classes_testing'],
    ['train/x', 'train/y', 'test/x', 'test/y'],
    ['embeddings_train', 'label_train', 'embeddings_test', 'label_test'],
    ['mnist_train_images', 'mnist_train_labels', 'mnist_t10k_images', 'mnist_t10k_labels'],
  ])('named %s, %s, %s and %s are read, in files and in an NPZ', async (X, y, otherX, otherY) => {
    const arrays = { [otherY]: labels(1, 1), [X]: features(3), [otherX]: features(2, 90), [y]: labels(0, 1, 0) };
    const files = Object.fromEntries(Object.entries(arrays).map(([key, bytes]) => [`${key}.npy`, bytes]));
    for (const given of [files, npz(arrays)]) {
      const { train, test, leftOut } = await read(given);
      expect([train.rows, test?.rows, await firstNumber(train), await firstNumber(test)]).toEqual([3, 2, 0, 90]);
      expect([await labelsOf(train), await labelsOf(test)]).toEqual([
        ['0', '1', '0'],
        ['1', '1'],
      ]);
      expect(train.columns.map(({ name }) => name)).toEqual(test?.columns.map(({ name }) => name));
      expect(leftOut).toEqual([]);
    }
  });

  it.each([
    ['X', 'y'],
    ['x', 'Y'],
    ['data', 'target'],
    ['features', 'labels'],
    ['inputs', 'targets'],
    ['images', 'classes'],
    ['embeddings', 'label'],
    ['arr_0', 'arr_1'],
    ['vecs', 'species'],
    ['resnet50_features', 'y'],
    ['X', 'diagnosis'],
  ])('named %s and %s without a split are one table', async (X, y) => {
    const { train, test } = await read(npz({ [X]: features(3), [y]: labels(0, 1, 0) }));
    expect(test).toBeUndefined();
    expect(train.columns).toMatchObject([
      { name: X, role: 'feature', width: 2, file: `d/d.npz/${X}.npy` },
      { name: y, role: 'label', width: 1, file: `d/d.npz/${y}.npy` },
    ]);
    expect([train.placeOf(0), train.format]).toEqual([0, 'arrays']);
  });

  it('may lie in two NPZ archives that are named after their splits', async () => {
    const pair = (from: number) => zipSync({ 'x.npy': features(3, from), 'y.npy': labels(0, 1, 0) }) as Bytes;
    const { train, test } = await read({ 'sets/train.npz': pair(0), 'sets/test.npz': pair(9) });
    expect([await firstNumber(train), await firstNumber(test)]).toEqual([0, 9]);
  });

  it('may have compressed arrays', async () => {
    const files = { 'x.npy': features(300), 'y.npy': labels(...countUp(300)) };
    const archive = zipSync(files, { level: 9 }) as Bytes;
    expect((await read({ 'd.npz': archive })).train.rows).toBe(300);
  });

  it('tell the labels by their shape and type, with a note, where no name does', async () => {
    const { train } = await read(npz({ arr_0: labels(0, 1, 0), arr_1: features(3) }));
    expect(await labelsOf(train)).toEqual(['0', '1', '0']);
    expect(train.notes).toEqual([
      'd/d.npz/arr_0.npy: arr_0 is taken for the labels, since it alone holds one label per sample; another array is named with --label',
    ]);
  });

  it.each([
    ['a column of floats', npy('<f4', [3, 1], [0, 1, 0])],
    ['floats', npy('<f8', [3], [0, 1, 0])],
    ['one-hot rows', npy('|u1', [3, 2], [1, 0, 0, 1, 1, 0])],
    ['words', npyWords('<U1', [3], ['0', '1', '0'])],
  ])('tell labels that are %s so too', async (_, bytes) => {
    const X = npy('<f4', [3, 2], [0.5, 1, 2, 3, 4, 5]);
    const { train } = await read(npz({ arr_0: X, arr_1: bytes, arr_2: npy('<f4', [3], [0.5, 1, 2]) }));
    expect([await labelsOf(train), train.columns[0]?.name]).toEqual([['0', '1', '0'], 'arr_0']);
  });

  it('take one axis of whole numbers for the labels beside a single column', async () => {
    const { train } = await read(npz({ arr_0: npy('<i8', [3, 1], [5, 6, 7]), arr_1: labels(0, 1, 0) }));
    expect([train.columns[0]?.name, await labelsOf(train)]).toEqual(['arr_0', ['0', '1', '0']]);
  });

  it('may be of pictures, channels first or last', async () => {
    const pixels = countUp(48);
    const first = await read(npz({ x: npy('|u1', [4, 3, 2, 2], pixels), y: labels(0, 1, 0, 1) }));
    const last = await read(npz({ x: npy('|u1', [4, 2, 2, 3], pixels), y: labels(0, 1, 0, 1) }));
    const grey = await read(npz({ x: npy('|u1', [4, 2, 6], pixels), y: labels(0, 1, 0, 1) }));
    expect(await numbersOf(first.train)).toEqual(pixels);
    expect((await numbersOf(last.train)).slice(0, 12)).toEqual([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
    expect(first.train.columns[0]?.image).toEqual({ channels: 3, height: 2, width: 2 });
    expect(last.train.columns[0]).toMatchObject({ image: { channels: 3, height: 2, width: 2 }, bytes: true });
    expect(grey.train.columns[0]?.image).toEqual({ channels: 1, height: 2, width: 6 });
  });
});

describe('three splits', () => {
  const split = (name: string, from: number, ...own: number[]) => ({
    [`${name}_images`]: features(own.length, from),
    [`${name}_labels`]: labels(...own),
  });
  const all = { ...split('train', 0, 0, 1, 0), ...split('val', 50, 1, 1), ...split('test', 90, 0, 1) };
  const names = Object.keys(all);
  const orders = [names, [...names].reverse(), [0, 1, 2, 4, 5, 3].map((i) => names[i] ?? '')];

  it.each(orders)('in the order %s, %s, %s, … train and test, and validation is left out', async (...order) => {
    const { train, test, leftOut } = await read(
      npz(Object.fromEntries(order.map((key) => [key, all[key] ?? labels()]))),
    );
    expect([await firstNumber(train), await firstNumber(test)]).toEqual([0, 90]);
    expect([await labelsOf(train), await labelsOf(test)]).toEqual([
      ['0', '1', '0'],
      ['0', '1'],
    ]);
    expect(leftOut).toMatchObject([{ what: 'array', count: 2, why: 'there is a test split' }]);
    expect([...(leftOut[0]?.names ?? [])].sort()).toEqual(['val_images', 'val_labels']);
  });

  it('in files of a folder never mix features of one with labels of another', async () => {
    const files = {
      'X_train.npy': features(2),
      'y_train.npy': labels(0, 1),
      'X_test.npy': features(4, 90),
      'test_y.npy': labels(0, 1, 0, 1),
      'X_val.npy': features(4, 50),
      'val_y.npy': labels(1, 1, 0, 0),
    };
    const { test } = await read(files);
    expect([await firstNumber(test), await labelsOf(test)]).toEqual([90, ['0', '1', '0', '1']]);
  });

  it('without test arrays test with validation', async () => {
    const { test, leftOut } = await read(npz({ ...split('train', 0, 0, 1), ...split('valid', 50, 1, 1) }));
    expect([await firstNumber(test), leftOut]).toEqual([50, []]);
  });

  it('without labels of the test samples test with validation, or leave that to others, and say so', async () => {
    const { test_labels: _, ...rest } = all;
    const { test, leftOut } = await read(npz(rest));
    expect(await firstNumber(test)).toBe(50);
    expect(leftOut).toEqual([
      { what: 'array', names: ['test_images'], count: 1, why: 'labels of these samples are missing' },
    ]);
    const two = await read({ 'X.npy': features(2), 'y.npy': labels(0, 1), 'X_test.npy': features(2) });
    expect(two.test).toBeUndefined();
    expect(two.leftOut).toMatchObject([{ names: ['X_test'], why: 'labels of these samples are missing' }]);
  });

  it('with further samples leave these out', async () => {
    const { leftOut } = await read(
      npz({ ...split('train', 0, 0, 1), ...split('test', 1, 0, 1), ...split('extra', 2, 1, 1) }),
    );
    expect(leftOut).toMatchObject([{ names: ['extra_images', 'extra_labels'] }]);
  });
});

describe('further arrays', () => {
  it('of one value per sample travel along, and all others are named as left out', async () => {
    const files = npz({
      x: features(3),
      y: labels(0, 1, 0),
      ids: npyWords('<U4', [3], ['a', 'b', 'ü']),
      weight: npy('<f8', [3, 1], [0.5, Number.NaN, 2]),
      clean: npy('|b1', [3], [1, 0, 1]),
      landmarks: npy('<f4', [3, 4], countUp(12)),
      mean: npy('<f4', [2], [0, 1]),
      info: npyOf('|O', [], new Uint8Array(30)),
    });
    const { train } = await read({ ...files, 'readme.txt': new Uint8Array() });
    expect(train.columns.slice(2)).toMatchObject([
      { name: 'ids', kind: 'words', role: 'carried' },
      { name: 'weight', kind: 'numbers', role: 'carried' },
      { name: 'clean', kind: 'truths', role: 'carried' },
    ]);
    expect(await train.words(2)).toEqual(['a', 'b', 'ü']);
    expect(await train.words(3)).toEqual(['0.5', '', '2']);
    expect(await train.words(4)).toEqual(['true', 'false', 'true']);
    expect(train.leftOut).toEqual([
      {
        what: 'array',
        names: ['landmarks'],
        count: 1,
        why: 'its shape (3, 4) is not that of one number or word per sample',
      },
      { what: 'array', names: ['mean'], count: 1, why: 'its shape (2,) is not that of 3 samples' },
      { what: 'array', names: ['info'], count: 1, why: "it has the dtype '|O', Python objects" },
    ]);
  });

  it('that name the classes do so, and files of other kinds are named', async () => {
    const files = npz({
      data: features(3),
      target: labels(0, 2, 0),
      target_names: npyWords('|S6', [3], ['no', 'rare', 'yes']),
    });
    const { train, leftOut } = await read({ ...files, 'scatter.png': new Uint8Array() });
    expect(train.columns[1]?.classNames).toEqual(['no', 'rare', 'yes']);
    expect(leftOut).toEqual([
      { what: 'file', names: ['scatter.png'], count: 1, why: 'it is no part of what was read' },
    ]);
    const few = await read(
      npz({ data: features(2), target: labels(0, 2), target_names: npyWords('<U3', [2], ['a', 'b']) }),
    );
    expect(few.train.columns[1]?.classNames).toBeUndefined();
    expect(few.leftOut).toMatchObject([{ names: ['target_names'], why: 'a name for each label is not there' }]);
  });

  it('with the same numbers as pictures and as rows are one: the pictures', async () => {
    const rows = npy('<f8', [4, 6], countUp(24));
    const images = npy('<f8', [4, 2, 3], countUp(24));
    const { train } = await read(npz({ data: rows, target: labels(0, 1, 0, 1), images }));
    expect(train.columns[0]).toMatchObject({ name: 'images', image: { height: 2, width: 3 } });
    expect(train.leftOut).toMatchObject([{ names: ['data'], why: 'it holds the numbers of images' }]);
    const others = npy(
      '<f8',
      [4, 2, 3],
      countUp(24).map((i) => i + (i === 23 ? 1 : 0)),
    );
    const files = npz({ data: rows, target: labels(0, 1, 0, 1), images: others });
    expect(await refusal(files)).toBe(
      'd/d.npz: expected one array with the features, found data (4, 6) and images (4, 2, 3); leave out the others with --ignore data or --ignore images',
    );
    const { train: chosen, leftOut, options } = await read(files, { ignore: ['images', 'x'] });
    expect(chosen.columns[0]?.name).toBe('data');
    expect(leftOut).toMatchObject([{ names: ['images'], why: 'as --ignore says' }]);
    expect(options).toEqual({ ignore: ['x'] });
  });
});

describe('doubt about the labels', () => {
  const files = npz({ x: features(3), y_clean: labels(0, 1, 0), y_noisy: labels(1, 1, 0) });

  it('is a sentence that lists the arrays, and --label ends it', async () => {
    expect(await refusal(files)).toBe(
      'd/d.npz: expected one array with the labels, found y_clean (3,) and y_noisy (3,); say which with --label y_clean or --label y_noisy',
    );
    await expect(read(files)).rejects.toMatchObject({ candidates: ['y_clean', 'y_noisy'] });
    const { train, options } = await read(files, { label: 'y_noisy' });
    expect(await labelsOf(train)).toEqual(['1', '1', '0']);
    expect(train.columns[2]).toMatchObject({ name: 'y_clean', role: 'carried' });
    expect(options).toEqual({});
  });

  it('does not arise where both say the same', async () => {
    const hot = npy('<f4', [3, 2], [1, 0, 0, 1, 1, 0]);
    const { train } = await read(npz({ x: features(3), y_hot: hot, y: labels(0, 1, 0) }));
    expect(train.columns[1]?.name).toBe('y');
  });

  it('is ended for every split by the name without its split', async () => {
    const own = (split: string) => ({
      [`x_${split}`]: features(2),
      [`y_noisy_${split}`]: labels(1, 0),
      [`y_clean_${split}`]: labels(0, 1),
    });
    const { train, test } = await read(npz({ ...own('train'), ...own('test') }), { label: 'y_noisy' });
    expect([await labelsOf(train), await labelsOf(test)]).toEqual([
      ['1', '0'],
      ['1', '0'],
    ]);
    const byKey = await read(npz({ ...own('train'), ...own('test') }), { label: 'y_clean_train' });
    expect([await labelsOf(byKey.train), await labelsOf(byKey.test)]).toEqual([
      ['0', '1'],
      ['0', '1'],
    ]);
  });

  it.each<[string, Files, ReadingOptions, string]>([
    [
      'a name that is not there',
      files,
      { label: 'z' },
      "expected --label to name an array of the training samples, found none called 'z' among x (3, 2), y_clean (3,) and y_noisy",
    ],
    [
      'no labels',
      npz({ x: features(3) }),
      {},
      'expected labels, one per sample, beside x, found x (3, 2); save the labels as y.npy beside it, and give the folder or the .npz that holds both',
    ],
    [
      'no features',
      npz({ y: labels(0, 1) }),
      {},
      'expected features, samples first, beside y, found y (2,); save the features as X.npy beside it, and give the folder or the .npz that holds both',
    ],
    ['nothing known', npz({ a: npy('<f4', [], [1]) }), {}, 'expected X.npy and y.npy, or X_train.npy'],
    [
      'two pairs without names',
      npz({ arr_0: features(3), arr_1: labels(0, 1, 0), arr_2: features(2), arr_3: labels(0, 1) }),
      {},
      'expected one array with the labels, found arr_1 (3,) and arr_3 (2,)',
    ],
    [
      'two arrays of whole numbers',
      npz({ x: features(2), a: labels(0, 1), b: labels(1, 0) }),
      {},
      'say which with --label a or --label b',
    ],
    [
      'pickled labels',
      npz({ x: features(2), y: npyOf('|O', [2], new Uint8Array(40)) }),
      {},
      "d/d.npz/y.npy: expected numbers or words, found the dtype '|O', Python objects; save it after .astype(str)",
    ],
    [
      'pickled labels by name',
      npz({ x: features(2), z: npyOf('|O', [2], new Uint8Array(40)) }),
      { label: 'z' },
      "found the dtype '|O', Python objects; save it after .astype(str)",
    ],
    [
      'fewer labels than samples',
      npz({ x: features(3), y: labels(0, 1) }),
      {},
      'd/d.npz/y.npy: expected a label for each of the 3 samples of d/d.npz/x.npy, found 2',
    ],
    [
      'other test samples',
      npz({
        x_train: features(2),
        y_train: labels(0, 1),
        x_test: npy('<f4', [2, 3], countUp(6)),
        y_test: labels(0, 1),
      }),
      {},
      'x_test.npy: expected samples of 2 numbers as in d/d.npz/x_train.npy, found 3',
    ],
    [
      'one axis',
      npz({ x: npy('<f4', [2], [0, 1]), y: labels(0, 1) }),
      {},
      'expected an array of 2 to 4 axes, samples first, found the shape (2,); save it after .reshape(-1, 1)',
    ],
    [
      'seven channels',
      npz({ x: npy('|u1', [1, 7, 1, 7], countUp(49)), y: labels(0) }),
      {},
      '1 or 3 channels, first or last, found the shape (1, 7, 1, 7); save it after .reshape(len(x), -1)',
    ],
    [
      'five axes',
      npz({ x: npy('|u1', [1, 2, 2, 2, 3], countUp(24)), y: labels(0) }),
      {},
      'expected an array of 2 to 4 axes',
    ],
    ['no samples', npz({ x: npy('<f4', [0, 2], []), y: labels() }), {}, 'expected at least one sample, found none'],
  ])('%s: one sentence', async (_, given, options, sentence) => {
    expect(await refusal(given, options)).toContain(sentence);
  });

  it('too many files hold a sample each', async () => {
    const many = Object.fromEntries(countUp(300).map((i) => [`cat/${i}.npy`, features(2)]));
    expect(await refusal(many)).toBe(
      'd: expected arrays of many samples each, found 300 files; join them with numpy.stack, and save the labels as an array too',
    );
  });
});
