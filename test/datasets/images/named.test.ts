import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../datasets/dataset.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { datasetErrorOf, type Files, memorySource, plainImage, within } from '../memorySource.ts';

function text(lines: readonly string[]) {
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Twelve images, each filled with its number. */
function images(folder = '', ending = '.png'): Files {
  const files = Array.from({ length: 12 }, (_, i) => [`${folder}${i}${ending}`, plainImage(2, 2, 1, i)] as const);
  return Object.fromEntries(files);
}

function rows(cell: (i: number) => string, from = 0, to = 12): string[] {
  return Array.from({ length: to - from }, (_, i) => cell(from + i));
}

function load(files: Files, reading?: ReadingOptions): Promise<Dataset> {
  return loadDataset('p', memorySource(within('p', files)), { reading });
}

const animal = (i: number) => (i % 2 === 0 ? 'cat' : 'dog');
const CSV = text(['file_name,label,age', ...rows((i) => `${i}.png,${animal(i)},${i + 20}`)]);

/** What each sample is: its file, its class and its pixel. */
function samplesOf({ classes, train, test }: Dataset) {
  return [train, test].flatMap(({ items, labels, features }) =>
    Array.from(labels, (label, i) => ({
      file: items?.sources[items.source?.[i] ?? 0],
      name: classes[label],
      pixel: 'blocks' in features ? Number.NaN : features[4 * i],
    })),
  );
}

const EXPECTED = rows((i) => `${i}`).map((_, i) => ({ name: animal(i), pixel: i }));

async function expectAll(files: Files, fileOf: (i: number) => string, reading?: ReadingOptions): Promise<Dataset> {
  const set = await load(files, reading);
  const found = samplesOf(set).sort((a, b) => (a.pixel ?? 0) - (b.pixel ?? 0));
  expect(found).toEqual(EXPECTED.map((one, i) => ({ ...one, file: fileOf(i) })));
  return set;
}

describe('pictures whose classes a table names', () => {
  it('lie beside metadata.csv, whose other columns travel along', async () => {
    const set = await expectAll({ ...images(), 'metadata.csv': CSV }, (i) => `${i}.png`);
    expect([set.train.samples, set.test.samples]).toEqual([10, 2]);
    const { sources = [], columns = [] } = set.train.items ?? {};
    expect(columns).toEqual([{ name: 'age', values: sources.map((file) => `${Number.parseInt(file, 10) + 20}`) }]);
    expect(set.reading).toMatchObject({
      format: 'pictures named by CSV',
      labels: 'column label of metadata.csv',
      carried: ['age'],
    });
  });

  it('lie beside metadata.jsonl', async () => {
    const lines = text(rows((i) => JSON.stringify({ file_name: `${i}.png`, label: animal(i), box: [1, i] })));
    const set = await expectAll({ ...images(), 'metadata.jsonl': lines }, (i) => `${i}.png`);
    expect(set.train.items?.columns[0]?.name).toBe('box');
  });

  it.each<[string, (i: number) => string]>([
    ['by names', (i) => `${i}.png`],
    ['without endings', (i) => `${i}`],
    ['by paths', (i) => `images/${i}.png`],
    ['by paths from here', (i) => `./images/${i}.png`],
    ['by paths of Windows', (i) => `images\\${i}.png`],
    ['by paths of another computer', (i) => `/content/data/images/${i}.png`],
  ])('lie in a folder beside the table: %s', async (_, cell) => {
    const table = text(['image,species', ...rows((i) => `${cell(i)},${animal(i)}`)]);
    await expectAll({ ...images('images/'), 'labels.csv': table }, (i) => `images/${i}.png`);
  });

  it('may have classes that are numbers like the names of files', async () => {
    const table = text(['id,label', ...rows((i) => `${i},${i % 2}`)]);
    const set = await load({ ...images('train/', '.jpg'), 'train.csv': table });
    expect([set.classes, set.train.samples + set.test.samples]).toEqual([['0', '1'], 12]);
    expect(samplesOf(set).every(({ name, pixel = 0 }) => Number(name) === pixel % 2)).toBe(true);
  });

  it('have tables of both splits', async () => {
    const table = (from: number, to: number) =>
      text(['file_name,label', ...rows((i) => `${i}.png,${animal(i)}`, from, to)]);
    const train = { ...images('train/'), 'train/metadata.csv': table(0, 12) };
    const set = await load({ ...train, ...images('test/'), 'test/metadata.csv': table(0, 4) });
    expect([set.train.samples, set.test.samples, set.test.items?.sources[0]]).toEqual([12, 4, 'test/0.png']);
    const names = await load({ ...images('img/'), 'train.csv': table(0, 8), 'test.csv': table(8, 12) });
    expect([names.train.samples, names.test.samples]).toEqual([8, 4]);
  });

  it('are divided by their folders, or by a column', async () => {
    const path = (i: number) => `${i < 8 ? 'train' : 'test'}/${i}.png`;
    const files = Object.fromEntries(rows(path).map((name, i) => [name, plainImage(2, 2, 1, i)]));
    const table = text(['file_name,label', ...rows((i) => `${path(i)},${animal(i)}`)]);
    const set = await load({ ...files, 'metadata.csv': table });
    expect([set.train.samples, set.test.samples]).toEqual([8, 4]);
    const told = text(['file_name,label,part', ...rows((i) => `${i}.png,${animal(i)},${i < 6 ? 'train' : 'test'}`)]);
    const byColumn = await load({ ...images(), 'metadata.csv': told }, { split: 'part' });
    expect([byColumn.train.samples, byColumn.test.samples]).toEqual([6, 6]);
  });

  it('take what is said about columns', async () => {
    const cells = (i: number) => `${i}.png,${animal(i)},${i < 6 ? 'x' : 'y'},n${i},p${Math.floor(i / 3)}`;
    const table = text(['file,species,label,key,person', ...rows(cells)]);
    const set = await expectAll({ ...images(), 'all.csv': table }, (i) => `${i}.png`, {
      label: 'species',
      id: 'key',
      group: 'person',
    });
    const person = ({ items }: Dataset['train']) =>
      new Set(items?.columns.find(({ name }) => name === 'person')?.values);
    expect([...person(set.train)].filter((one) => person(set.test).has(one))).toEqual([]);
    expect(set.train.items?.ids?.[0]).toMatch(/^n\d+$/);
  });

  it('win over folders only where the table is called metadata, or columns are named', async () => {
    const folders = Object.fromEntries(
      rows((i) => `${animal(i + 1)}/${i}.png`).map((name, i) => [name, plainImage(2, 2, 1, i)]),
    );
    const table = text(['file_name,label', ...rows((i) => `${animal(i + 1)}/${i}.png,${animal(i)}`)]);
    expect((await load({ ...folders, 'notes.csv': table })).reading?.labels).toBe('the folders');
    expect((await load({ ...folders, 'metadata.csv': table })).reading?.labels).toBe('column label of metadata.csv');
    expect((await load({ ...folders, 'notes.csv': table }, { label: 'label' })).reading?.labels).toContain('notes.csv');
  });

  it('leave tables alone that a picture only illustrates', async () => {
    const table = text(['a,label', ...rows((i) => `${i},${animal(i)}`)]);
    const set = await load({
      'data.csv': table,
      'plot.png': plainImage(2, 2, 1, 0),
      'plot2.png': plainImage(2, 2, 1, 0),
    });
    expect(set.reading?.format).toBe('CSV');
  });
});

describe('a table and its pictures that do not fit', () => {
  const some = (files: Files) => Object.fromEntries(Object.entries(files).slice(0, 9));

  it('is refused with the first row and the number, or its rows are left out', async () => {
    const files = { ...some(images()), 'metadata.csv': CSV };
    expect(await datasetErrorOf(load(files))).toBe(
      'p/metadata.csv: expected a picture for each of the 12 rows, found 9.png, which is not there, in row 11, column file_name, and 2 more like it; put them there, or leave the rows out with --skip-bad',
    );
    const set = await load(files, { skipBad: true });
    expect([set.train.samples + set.test.samples, set.skipped?.map(({ file }) => file)]).toEqual([
      9,
      ['9.png', '10.png', '11.png'],
    ]);
  });

  it('tells pictures that no row names', async () => {
    const set = await load({
      ...images(),
      'metadata.csv': text(['file_name,label', ...rows((i) => `${i}.png,${animal(i)}`, 0, 8)]),
    });
    expect(set.reading?.leftOut).toEqual([
      {
        what: 'file',
        names: ['8.png', '9.png', '10.png', '11.png'],
        count: 4,
        why: 'not named in any row of metadata.csv',
      },
    ]);
  });

  it('is refused where two rows name one picture, or one row two', async () => {
    const twice = text(['file_name,label', ...rows((i) => `${i}.png,${animal(i)}`), '3.png,cat']);
    expect(await datasetErrorOf(load({ ...images(), 'metadata.csv': twice }))).toBe(
      'p/metadata.csv: expected each picture in one row, found 3.png in row 5 and in row 14; keep one of them',
    );
    const ambiguous = { ...images('a/'), ...images('b/'), 'metadata.csv': CSV };
    expect(await datasetErrorOf(load(ambiguous))).toContain('found 0.png as a/0.png and b/0.png; write its path');
  });

  it('is refused where the table is damaged', async () => {
    const lines = text(['{"file_name":"0.png","label":"cat"}', '', '{"file_name":']);
    expect(await datasetErrorOf(load({ ...images(), 'metadata.jsonl': lines }))).toBe(
      'p/metadata.jsonl: expected a JSON object in line 3, it cannot be parsed; write each row on a line of its own',
    );
  });
});
