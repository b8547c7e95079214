import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../datasets/dataset.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { datasetErrorOf, type Files, memorySource, plainImage, within } from '../memorySource.ts';

/** `count` images of one folder, each filled with its own number. */
function images(folder: string, count: number, base = 0): Files {
  const files = Array.from({ length: count }, (_, i) => [`${folder}/${i}.png`, plainImage(2, 2, 1, base + i)] as const);
  return Object.fromEntries(files);
}

function pets(cats: string, dogs: string, count = 6): Files {
  return { ...images(cats, count), ...images(dogs, count, 100) };
}

function load(files: Files, reading?: ReadingOptions): Promise<Dataset> {
  return loadDataset('p', memorySource(within('p', files)), { reading });
}

function refusalOf(files: Files, reading?: ReadingOptions): Promise<string> {
  return datasetErrorOf(load(files, reading));
}

function sizes({ train, test }: Dataset): [number, number] {
  return [train.samples, test.samples];
}

const TEXT = new TextEncoder().encode('<annotation/>');

describe('folders of classes', () => {
  it('hold images at any depth, and say so', async () => {
    const set = await load({ ...pets('cat', 'dog', 3), ...pets('cat/a/b/c', 'dog/2024/may', 3) });
    expect([set.classes, sizes(set)]).toEqual([
      ['cat', 'dog'],
      [10, 2],
    ]);
    expect(set.notes).toEqual(['6 of 12 pictures lie in folders below those of their classes']);
    const all = [set.train, set.test].flatMap(({ items }) => items?.sources ?? []);
    expect(all).toContain('dog/2024/may/1.png');
    expect(set.reading).toMatchObject({
      format: 'pictures',
      labels: 'the folders',
      test: 'a sixth of each class, held out',
    });
  });

  it('may hold images in folders below them alone, and lie in folders within folders', async () => {
    expect((await load(pets('cat/x', 'dog/y'))).classes).toEqual(['cat', 'dog']);
    expect((await load(pets('data/v1/cat', 'data/v1/dog'))).classes).toEqual(['cat', 'dog']);
  });

  it('that are numbers come in the order of the numbers', async () => {
    const files = ['0', '1', '2', '10', '11'].map((name) => images(name, 2, Number(name)));
    const set = await load(Object.assign({}, ...files));
    expect(set.classes).toEqual(['0', '1', '2', '10', '11']);
    expect(Array.from(set.train.labels, (label) => set.classes[label])).toEqual(
      set.train.items?.sources.map((source) => source.split('/')[0]),
    );
  });

  it('need no pictures where they hold notes on them, which is told', async () => {
    const set = await load({
      ...pets('cat', 'dog'),
      'annotations/1.xml': TEXT,
      'annotations/2.xml': TEXT,
      'a.txt': TEXT,
    });
    expect(set.classes).toEqual(['cat', 'dog']);
    expect(set.reading?.leftOut).toEqual([
      { what: 'file', names: ['annotations/'], count: 1, why: 'without a picture' },
      {
        what: 'file',
        names: ['annotations/1.xml', 'annotations/2.xml', 'a.txt'],
        count: 3,
        why: 'without a picture',
      },
    ]);
  });

  it('of a single image are refused in one sentence, all of them', async () => {
    const files = { ...pets('cat', 'dog'), ...images('emu', 1), ...images('fox', 1) };
    expect(await refusalOf(files)).toBe(
      'p: expected at least 2 images of class emu and fox, one to test with, found 1; add images, or remove the folder',
    );
  });

  it('are missing where images lie side by side', async () => {
    const flat = { '1.png': plainImage(2, 2, 1, 0), '2.png': plainImage(2, 2, 1, 0), '3.png': plainImage(2, 2, 1, 0) };
    expect(await refusalOf(flat)).toContain('expected a folder of pictures for each class, found 3 pictures side');
    expect(await refusalOf({ ...images('train', 3), ...images('test', 2) })).toMatch(
      /^p\/train: expected a folder of pictures for each class/,
    );
  });

  it('keep their share and their draw of what is held out', async () => {
    const files = pets('cat', 'dog', 10);
    const [plain, same, half, other] = await Promise.all([
      load(files),
      load(files, { splitSeed: 0 }),
      load(files, { testShare: 0.5 }),
      load(files, { splitSeed: 7 }),
    ]);
    expect(same.test.items).toEqual(plain.test.items);
    expect([sizes(half), half.reading?.test]).toEqual([[10, 10], '50% of each class, held out']);
    expect([sizes(other), other.test.items?.sources]).not.toEqual([sizes(plain), plain.test.items?.sources]);
    expect(await refusalOf(files, { group: 'patient' })).toContain(
      'expected a table with the column patient for --group',
    );
  });
});

describe('folders of splits', () => {
  const split = (train: string, test: string) => ({
    ...pets(`${train}/cat`, `${train}/dog`),
    ...pets(`${test}/cat`, `${test}/dog`, 2),
  });

  it.each([
    ['train', 'test'],
    ['train', 'val'],
    ['train', 'valid'],
    ['train', 'validation'],
    ['Training', 'Testing'],
    ['Train', 'Test'],
    ['TRAIN', 'eval'],
    ['seg_train', 'seg_test'],
    ['training_set', 'test_set'],
    ['seg_train/seg_train', 'seg_test/seg_test'],
  ])('%s and %s', async (train, test) => {
    const set = await load(split(train, test));
    expect([set.classes, sizes(set), set.reading?.test]).toEqual([['cat', 'dog'], [12, 4], `${test.split('/')[0]}/`]);
  });

  it('within each class', async () => {
    const set = await load({ ...pets('cat/train', 'dog/train'), ...pets('cat/test', 'dog/test', 2) });
    expect([set.classes, sizes(set)]).toEqual([
      ['cat', 'dog'],
      [12, 4],
    ]);
  });

  it('train alone gives a part of itself', async () => {
    const set = await load(pets('train/cat', 'train/dog'));
    expect([sizes(set), set.reading?.test]).toEqual([[10, 2], 'a sixth of each class, held out']);
  });

  it('three of them leave validation out and say so', async () => {
    const set = await load({ ...split('train', 'test'), ...pets('valid/cat', 'valid/dog', 3) });
    expect([sizes(set), set.reading?.test]).toEqual([[12, 4], 'test/']);
    expect(set.reading?.leftOut).toEqual([
      { what: 'split', names: ['valid/'], count: 1, why: 'its 6 pictures neither train nor test' },
    ]);
  });

  it('leave out a test without classes, and hold samples out instead', async () => {
    for (const folder of ['test', 'test/unknown']) {
      const set = await load({ ...pets('train/cat', 'train/dog'), ...images(folder, 3) });
      expect([set.classes, sizes(set)]).toEqual([
        ['cat', 'dog'],
        [10, 2],
      ]);
      expect(set.reading?.leftOut[0]).toMatchObject({ count: 3, why: expect.stringContaining('without labels') });
    }
    const validated = { ...split('train', 'val'), ...images('test', 3) };
    expect((await load(validated)).reading?.test).toBe('val/');
  });

  it('are no splits where other classes lie beside', async () => {
    const set = await load({ ...images('train', 3), ...images('bus', 3, 10), ...images('car', 3, 20) });
    expect(set.classes).toEqual(['bus', 'car', 'train']);
  });

  it('refuse a class that does not train, and join names that differ in capitals', async () => {
    expect(await refusalOf({ ...split('train', 'test'), ...images('test/emu', 2) })).toContain(
      'p/test/emu: expected a class',
    );
    expect(sizes(await load({ ...pets('train/Cat', 'train/Dog'), ...pets('test/cat', 'test/dog', 2) }))).toEqual([
      12, 4,
    ]);
  });
});

describe('folders that are named after one and the same split', () => {
  const inFolders = (...folders: string[]) =>
    Object.assign({}, ...folders.map((folder) => pets(`${folder}/cat`, `${folder}/dog`, 3)));

  it.each([
    [['train', 'Train', 'test'], 'p: expected one folder for each split, found train/ and Train/, which are named'],
    [['train', 'test', 'eval'], 'found test/ and eval/, which are named after the same one; join them, or move one'],
    [['set_train', 'set_Train', 'set_test'], 'found set_train/ and set_Train/'],
  ])('are refused, not taken for classes: %j', async (folders, sentence) => {
    expect(await refusalOf(inFolders(...folders))).toContain(sentence);
  });

  it('are classes where nothing else says that there are splits', async () => {
    const set = await load(pets('freight_train', 'passenger_train'));
    expect(set.classes).toEqual(['freight_train', 'passenger_train']);
  });

  it('is one folder where there is a single class', async () => {
    expect(await refusalOf(images('cat', 3))).toContain('for each of at least 2 classes, found only cat/');
  });
});
