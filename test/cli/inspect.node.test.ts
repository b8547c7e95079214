import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder, ...parts);

/** People whose income follows from their age, with gaps, an id and a town. */
const PEOPLE = Array.from({ length: 40 }, (_, i) => {
  const age = 20 + ((i * 7) % 41);
  return `p${i},${age},${i % 9 === 4 ? '' : 30 + (i % 5)},${['Bern', 'Basel'][i % 2]},${age > 40 ? 'high' : 'low'}`;
});
writeFileSync(at('people.csv'), `person,age,hours,town,income\n${PEOPLE.join('\n')}\n`);

mkdirSync(at('photos', 'light'), { recursive: true });
mkdirSync(at('photos', 'dark'), { recursive: true });
for (let i = 0; i < 6; i++) {
  for (const [name, value] of [
    ['light', 220],
    ['dark', 30],
  ] as const) {
    const background = { r: value, g: value, b: value + i };
    await sharp({ create: { width: 12, height: 8, channels: 3, background } })
      .png()
      .toFile(at('photos', name, `${i}.png`));
  }
}

function inspect(...args: readonly string[]) {
  return samplescope(['inspect', ...args]);
}

describe.concurrent('inspect', () => {
  it('says what a table is read as, and shows its first rows by the names of its columns', async () => {
    const { status, stdout, stderr } = await inspect(
      at('people.csv'),
      '--label',
      'income',
      '--id',
      'person',
      '--missing',
      'mean',
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Read as CSV');
    expect(stdout).toContain('Labels from column income');
    expect(stdout).toMatch(/class +training +test\n +high +\d+ +\d+\n +low +\d+ +\d+\n/);
    expect(stdout).toMatch(/sample 0: p\d+, row \d+ of people\.csv, class (high|low)/);
    expect(stdout).toMatch(/\n +age +[\d.]+ +[\d.]+( +−?[\d.]+){5}\n/);
    expect(stdout).toMatch(/\n +town=Basel /);
  });

  it('gives all of it as one JSON document with --json', async () => {
    const flags = ['--label', 'income', '--id', 'person', '--missing', 'mean', '--rows', '2', '--json'];
    const { status, stdout } = await inspect(at('people.csv'), ...flags);
    const found = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(found.options).toEqual({ label: 'income', id: 'person', missing: 'mean' });
    expect(found.reading).toMatchObject({ format: 'CSV', id: 'person', missing: { cells: 4, rows: 4, done: 'mean' } });
    expect(found.classes).toEqual(['high', 'low']);
    expect(found.samples.train + found.samples.test).toBe(40);
    expect(found.scaling.mean.length).toBe(found.reading.features.count);
    expect(found.first).toHaveLength(2);
    expect(Object.keys(found.first[0].values)).toEqual(['age', 'hours', 'town=Basel', 'town=Bern']);
    expect(found.first[0].place).toMatch(/^p\d+, row \d+ of people\.csv$/);
  });

  it('fails with one sentence where the flags do not fit the file', async () => {
    const { status, stdout, stderr } = await inspect(at('people.csv'), '--label', 'salary');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^samplescope: .*salary.*\n$/);
  });

  it.each([
    ['people.csv', ['--resize', '8'], 'found rows of numbers and words and no pictures; leave --resize out'],
    ['people.csv', ['--skip-bad'], 'leave --skip-bad out'],
    ['photos', ['--missing', 'mean'], 'found pictures in folders and no columns; leave --missing out'],
    ['photos', ['--ignore', 'a'], 'leave --ignore out'],
    ['photos', ['--label', 'a'], 'leave --label out'],
  ])('of %s with %j, which nothing in it is about, fails', async (data, flags, words) => {
    const { status, stdout, stderr } = await inspect(at(data), ...flags);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('draws the first pictures of each class on a sheet', async () => {
    const sheet = at('sheets', 'photos.png');
    const { status, stdout } = await inspect(at('photos'), '--sheet', sheet);
    expect([status, stdout.includes(`sheet: ${sheet}`)]).toEqual([0, true]);
    const { width = 0, height = 0, format } = await sharp(sheet).metadata();
    expect([format, width > 500, height > 200]).toEqual(['png', true, true]);
    const { data, info } = await sharp(sheet).raw().toBuffer({ resolveWithObject: true });
    const firstPixel = (row: number) =>
      data[((40 + row * 78 + 20) * 2 * info.width + (150 + 20) * 2) * info.channels] ?? 0;
    expect([firstPixel(0), firstPixel(1)]).toEqual([30, 220]); // dark before light
  });

  it('draws no sheet of a table, and none into the data', async () => {
    const rows = await inspect(at('people.csv'), '--label', 'income', '--missing', 'mean', '--sheet', at('rows.png'));
    expect([rows.status, rows.stdout]).toEqual([2, '']);
    expect(rows.stderr).toBe('samplescope: --sheet draws pictures, and people holds rows of numbers\n');
    const inside = await inspect(at('photos'), '--sheet', at('photos', 'sheet.png'));
    expect([inside.status, inside.stdout, existsSync(at('photos', 'sheet.png'))]).toEqual([2, '', false]);
    expect(inside.stderr).toContain('lies in the folder of the data');
    expect(existsSync(at('rows.png'))).toBe(false);
  });

  it('shows characters that a terminal would obey as escapes', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i},${i % 2 ? '\u001b[31mred' : '\u202eblue'}`);
    writeFileSync(at('colours.csv'), `\u001b]0;size,label\n${rows.join('\n')}\n`);
    const { status, stdout, stderr } = await inspect(at('colours.csv'));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('\\x1b[31mred');
    expect(stdout).toContain('\\u202eblue');
    expect([...stdout].filter((character) => character === '\u001b' || character === '\u202e')).toEqual([]);
  });

  it('refuses flags about own files for a known data set, and shows one without them', async () => {
    const known = await inspect('strokes', '--samples', '30', '--test-samples', '10', '--rows', '1');
    expect([known.status, known.stdout.includes('sample 0: class')]).toEqual([0, true]);
    const { status, stderr } = await inspect('strokes', '--label', 'y');
    expect([status, stderr.startsWith('samplescope: --label is about files of your own')]).toEqual([2, true]);
  });

  it('leaves the data as they were', async () => {
    const before = readFileSync(at('people.csv'));
    await inspect(at('people.csv'), '--label', 'income', '--missing', 'drop');
    expect(readFileSync(at('people.csv')).equals(before)).toBe(true);
  });
});
