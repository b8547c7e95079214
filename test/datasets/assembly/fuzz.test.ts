import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssemblyOptions } from '../../../datasets/assembly/assembleTables.ts';
import { type Dataset, DatasetError } from '../../../datasets/dataset.ts';
import { MISSING, SCALES } from '../../../datasets/reading/options.ts';
import { readingSentences } from '../../../datasets/reading/sentences.ts';
import { assemble, samplesOf, tableOf } from './tableOf.ts';

const NAMES = [
  'label',
  'class',
  'y',
  'x',
  'id',
  '',
  'index',
  'split',
  'group',
  'colour',
  'a',
  'b',
  'Unnamed: 0',
  'label_name',
];
const name = fc.constantFrom(...NAMES);
const kind = fc.constantFrom('counter', 'few', 'numbers', 'whole', 'words', 'names', 'splits', 'mixed', 'empty');
type Kind = typeof kind extends fc.Arbitrary<infer T> ? T : never;

/** A cell of a column of this kind, by its row and a random number. */
function cell(of: Kind, row: number, random: number): string {
  const cells: Record<Kind, string> = {
    counter: `${row}`,
    few: `${random % 3}`,
    numbers: `${(random % 1000) / 7 - 50}`,
    whole: `${random % 300}`,
    words: ['red', 'green', 'Red', ''][random % 4] ?? '',
    names: `n${row}`,
    splits: ['train', 'test', 'val', 'train'][random % 4] ?? '',
    mixed: ['1', '1.0', 'yes', 'No', '', '1e999', '-1'][random % 7] ?? '',
    empty: '',
  };
  return cells[of];
}

/** A table that mostly has a column of labels and one of numbers, among others. */
const table = fc
  .record({
    sure: fc.constantFrom(true, true, true, false),
    columns: fc.uniqueArray(fc.record({ name, kind }), {
      minLength: 1,
      maxLength: 5,
      selector: (column) => column.name,
    }),
    rows: fc.constantFrom(0, 3, 9, 12, 20, 33, 40),
    seed: fc.nat(1e6),
  })
  .map(({ sure, columns, rows, seed }) => {
    const others = columns.filter((column) => !sure || !['label', 'a'].includes(column.name));
    const all: { name: string; kind: Kind }[] = sure
      ? [{ name: 'a', kind: 'numbers' }, ...others, { name: 'label', kind: 'few' }]
      : others;
    const random = (row: number, place: number) =>
      ((row * 73_856_093) ^ (place * 19_349_663) ^ (seed * 83_492_791)) >>> 3;
    const lines = Array.from({ length: rows }, (_, row) =>
      all.map((column, place) => cell(column.kind, row, random(row, place))).join(),
    );
    return [all.map((column) => column.name).join(), ...lines].join('\n');
  });

const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const options: fc.Arbitrary<AssemblyOptions> = fc.record({
  label: fc.constantFrom(undefined, 'label'),
  ...{ id: seldom(name), split: seldom(name), group: seldom(name), ignore: seldom(fc.array(name, { maxLength: 2 })) },
  ...{ missing: fc.constantFrom('mean', 'drop', ...MISSING), scale: fc.constantFrom(...SCALES) },
  testShare: seldom(fc.double({ min: 0.05, max: 0.95, noNaN: true })),
  ...{ splitSeed: seldom(fc.nat(3)), samples: seldom(fc.integer({ min: 1, max: 9 })) },
});

function checkWhole(set: Dataset, isOneTable: boolean): void {
  const width = set.image.width * set.image.height * set.image.channels;
  for (const split of [set.train, set.test]) {
    const samples = samplesOf(split);
    expect(split.samples).toBeGreaterThan(0);
    expect(samples.every((sample) => sample.length === width && sample.every(Number.isFinite))).toBe(true);
    expect([...split.labels].every((label) => label < set.classes.length)).toBe(true);
    expect(split.labels).toHaveLength(split.samples);
    for (const { values } of split.items?.columns ?? []) expect(values).toHaveLength(split.samples);
    expect(split.items?.rows).toHaveLength(split.samples);
  }
  if (set.featureNames) expect(set.featureNames).toHaveLength(width);
  const [train, test] = [set.train, set.test].map(({ items }) => [...(items?.rows ?? [])]);
  if (isOneTable) expect(test?.filter((row) => train?.includes(row))).toEqual([]);
  expect(set.reading?.classes.reduce((sum, counts) => sum + counts.train, 0)).toBe(set.train.samples);
  expect(readingSentences(set.reading ?? expect.fail('no reading')).every((sentence) => /[.!?]$/.test(sentence))).toBe(
    true,
  );
}

describe('any tables', () => {
  it('give whole data sets, or a sentence', async () => {
    let [given, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(table, fc.option(table, { nil: undefined, freq: 3 }), options, async (train, test, said) => {
        try {
          checkWhole(await assemble(tableOf(train), said, test), test === undefined);
          given++;
        } catch (error) {
          if (!(error instanceof DatasetError)) throw error;
          expect(error.message).toMatch(/expected/);
          refused++;
        }
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(given, refused)).toBeGreaterThan(150);
  });
});
