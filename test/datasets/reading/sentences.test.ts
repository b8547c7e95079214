import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../datasets/reading/reading.ts';
import { leftOutWords, readingSentences } from '../../../datasets/reading/sentences.ts';
import { assemble } from '../assembly/tableOf.ts';

const COUNT = 24;
const PEOPLE = `person,age,work,remark,income\n${Array.from({ length: COUNT }, (_, i) =>
  [`p${i}`, i === 5 ? '' : 20 + i, ['office', 'field'][i % 2], `r${i}`, ['low', 'low', 'high'][i % 3]].join(),
).join('\n')}`;

describe('what a data set was read as', () => {
  it('is said in whole sentences', async () => {
    const set = await assemble(PEOPLE, { label: 'income', id: 'person', missing: 'mean' });
    expect(readingSentences(set.reading as Reading)).toEqual([
      'Read as CSV: rows.csv (24 samples).',
      'Labels from column income of rows.csv: 2 classes, high (7 to train with, 1 to test with) and low (13 to train with, 3 to test with).',
      '3 features per sample, 1 column of numbers and 1 of words, scaled column by column to mean 0 and deviation 1 and kept as float32.',
      'Names of the samples from column person.',
      'Test samples: a sixth of each class, held out.',
      '1 cell in 1 row has no value and was filled with the mean of the training rows.',
      'Kept beside each sample, and not read by the network: remark.',
      'Left out: column remark, its words differ from row to row.',
    ]);
  });

  it('is plain JSON', async () => {
    const { reading } = await assemble(PEOPLE, { label: 'income', missing: 'drop' });
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });

  it('counts classes where they are many', async () => {
    const many = `a,label\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 15}`).join('\n')}`;
    const { reading } = await assemble(many);
    expect(readingSentences(reading as Reading)[1]).toBe(
      'Labels from column label of rows.csv: 15 classes of 3 training samples each.',
    );
  });
});

describe('what was left out', () => {
  it.each([
    [{ what: 'column', names: ['id'], count: 1, why: 'it only counts the rows' }, 'column id, it only counts the rows'],
    [{ what: 'file', names: ['a.txt'], count: 1, why: 'they hold no data' }, 'file a.txt, it holds no data'],
    [{ what: 'file', names: ['a', 'b'], count: 2, why: 'they hold no data' }, '2 files (a and b), they hold no data'],
    [
      { what: 'row', names: ['row 7 of a.csv'], count: 1, why: 'they lack a value' },
      'row 7 of a.csv, it lacks a value',
    ],
    [
      { what: 'row', names: ['row 7', 'row 9'], count: 12, why: 'they lack a value' },
      '12 rows (row 7, row 9 and 10 more), they lack a value',
    ],
    [{ what: 'split', names: [], count: 3, why: 'there is a test split' }, '3 splits, there is a test split'],
  ] as const)('of %j is said with its number', (leftOut, words) => {
    expect(leftOutWords(leftOut)).toBe(`Left out: ${words}`);
  });
});
