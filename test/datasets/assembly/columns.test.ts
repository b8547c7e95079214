import { describe, expect, it } from 'vitest';
import { memoryTable } from '../../../datasets/tables/memoryTable.ts';
import { assemble, refusal, samplesOf, tableOf } from './tableOf.ts';

const COUNT = 24;
/** Rows of a column of this name, a measurement and a label. */
const withColumn = (name: string, cell: (i: number) => unknown, count = COUNT) =>
  `a,${name},label\n${Array.from({ length: count }, (_, i) => [i / 4 + (i % 3), cell(i), 'pq'[i % 2]].join()).join('\n')}`;
const whyOf = async (text: string, options = {}) => (await assemble(text, options)).reading?.leftOut;
const raw = { scale: 'none' } as const;

describe('columns that count the rows', () => {
  it.each(['', 'index', 'Unnamed: 0', 'Unnamed: 0.1', 'Index'])('named %j are left out and told', async (name) => {
    for (const start of [0, 1, 2]) {
      const [told] = (await whyOf(withColumn(name, (i) => start + i))) ?? [];
      expect(told).toMatchObject({ what: 'column', count: 1, why: 'it only counts the rows' });
    }
  });

  it.each(['', 'index', 'Unnamed: 0', 'id'])('named %j are features where they hold measurements', async (name) => {
    for (const cell of [(i: number) => i / 4 + (i % 5), (i: number) => 10 * i + 0.5, (i: number) => i % 7]) {
      const set = await assemble(withColumn(name, cell));
      expect(set.featureNames).toHaveLength(2);
      expect(set.reading?.leftOut).toEqual([]);
    }
  });

  it('in another order name the samples, as a shuffled table has them', async () => {
    const shuffled = (i: number) => (7 * i) % COUNT;
    const set = await assemble(withColumn('', shuffled));
    expect([set.reading?.id, set.featureNames]).toEqual(['2 (without a name)', ['a']]);
  });

  it('are features where their name says so', async () => {
    expect((await assemble(withColumn('year', (i) => i))).featureNames).toEqual(['a', 'year']);
  });
});

describe('columns that name the samples', () => {
  it.each([
    ['id', (i: number) => i],
    ['id', (i: number) => `p${i}`],
    ['UUID', (i: number) => `a-${i}`],
    ['sample_id', (i: number) => 1000 + 13 * i],
    ['PassengerId', (i: number) => i + 1],
  ])('such as %s are told and kept where all are different', async (name, cell) => {
    const set = await assemble(withColumn(name, cell));
    expect([set.reading?.id, set.featureNames]).toEqual([name, ['a']]);
    expect(new Set(set.train.items?.ids).size).toBe(set.train.samples);
  });

  it('are whichever the user names', async () => {
    const set = await assemble(
      withColumn('who', (i) => i % 5),
      { id: 'who' },
    );
    expect([set.reading?.id, set.featureNames]).toEqual(['who', ['a']]);
  });

  it('that repeat are read as numbers, with a word on --group', async () => {
    const set = await assemble(withColumn('patient_id', (i) => i % 5));
    expect(set.notes?.[0]).toContain('where it names persons or groups, say --group patient_id');
  });
});

describe('columns of words', () => {
  const colour = (i: number) => ['red', 'green', 'blue', 'blue'][i % 4];

  it('become features of 0 and 1 with their names', async () => {
    const set = await assemble(withColumn('colour', colour), raw);
    expect(set.featureNames).toEqual(['a', 'colour=blue', 'colour=green', 'colour=red']);
    const rows = [...(set.train.items?.rows ?? [])];
    const expected = rows.map((row) => ['blue', 'green', 'red'].map((word) => Number(word === colour(row - 2))));
    expect(samplesOf(set.train).map((sample) => sample.slice(1))).toEqual(expected);
    expect(set.reading?.features.words).toBe('1 column of numbers and 1 of words');
  });

  it('that differ from row to row travel along, and that is told', async () => {
    const set = await assemble(withColumn('remark', (i) => `text ${i}`));
    expect(set.reading?.carried).toEqual(['remark']);
    expect(set.reading?.leftOut).toEqual([
      { what: 'column', names: ['remark'], count: 1, why: 'its words differ from row to row' },
    ]);
    expect(set.train.items?.columns[0]?.values[0]).toMatch(/^text \d+$/);
  });

  it('of more than fifty different words travel along, and that is told', async () => {
    const set = await assemble(withColumn('town', (i) => `town ${i % 60}`, 240));
    expect(set.reading?.leftOut[0]?.why).toBe('its 60 different words are too many to become features');
  });

  it('of truth values are one feature of 0 and 1', async () => {
    const columns = [
      { name: 'alive', kind: 'truths', values: [1, 0, 0, 1] } as const,
      { name: 'label', values: ['p', 'q', 'p', 'q'] },
    ];
    const set = await assemble(memoryTable({ file: 'd.csv', format: 'CSV', columns }), raw);
    expect(set.featureNames).toEqual(['alive']);
    expect(
      samplesOf(set.train)
        .flat()
        .every((value) => value === 0 || value === 1),
    ).toBe(true);
  });

  it('have no feature for words of test rows that no training row has, and that is told', async () => {
    const train = 'a,colour,label\n1,red,p\n2,blue,q\n3,red,p\n4,blue,q\n';
    const set = await assemble(train, raw, 'a,colour,label\n5,green,p\n6,red,q\n');
    expect(samplesOf(set.test)).toEqual([
      [5, 0, 0],
      [6, 0, 1],
    ]);
    expect(set.notes).toContain(
      'test.csv: no training row has green (1 row) in column colour, so all features of that column are 0 there',
    );
  });

  it('that say the classes in other words are noted', async () => {
    const set = await assemble(withColumn('kind', (i) => ['cat', 'dog'][i % 2]));
    expect(set.notes?.[0]).toContain('each of the 2 words of column kind stands for one class of label');
  });

  it.each(['label_name', 'Label Text', 'label_id'])('called %s that say the label again are left out', async (name) => {
    const set = await assemble(withColumn(name, (i) => ['cat', 'dog'][i % 2]));
    expect(set.featureNames).toEqual(['a']);
    expect(set.reading?.leftOut).toEqual([
      { what: 'column', names: [name], count: 1, why: 'it says the classes in other words' },
    ]);
    const other = await assemble(withColumn(name, (i) => ['cat', 'dog', 'emu'][i % 3]));
    expect(other.featureNames).toHaveLength(4);
  });

  it('alone may be all features there are', async () => {
    const text = `colour,size,label\n${Array.from({ length: COUNT }, (_, i) => [colour(i), ['s', 'm', 'l'][i % 3], 'pq'[i % 2]].join()).join('\n')}`;
    const set = await assemble(text, raw);
    expect(set.featureNames).toHaveLength(6);
    for (const sample of samplesOf(set.train)) expect(sample.reduce((sum, value) => sum + value, 0)).toBe(2);
  });
});

describe('other columns', () => {
  it('are left out where the user says so, travel along, and are told', async () => {
    const set = await assemble(
      withColumn('size', (i) => i % 7),
      { ignore: ['size'] },
    );
    expect(set.featureNames).toEqual(['a']);
    expect(set.train.items?.columns[0]).toMatchObject({ name: 'size' });
    expect(set.reading?.leftOut).toEqual([{ what: 'column', names: ['size'], count: 1, why: 'as --ignore says' }]);
  });

  it('of numbers with a word in one cell are refused at that cell', async () => {
    const table = tableOf(
      withColumn('b', (i) => (i === 3 ? 'six' : i)),
      'rows.csv',
    );
    const columns = table.columns.map((one) =>
      one.name === 'b' ? { ...one, oddOne: { row: 3, cell: 'six', count: 1 } } : one,
    );
    expect(await refusal({ ...table, columns })).toBe(
      "rows.csv: expected a number in row 5, column b, found 'six'; correct it, or leave the column out with --ignore b",
    );
    expect((await assemble({ ...table, columns }, { ignore: ['b'] })).featureNames).toEqual(['a']);
  });

  it('must be there beside the label', async () => {
    expect(await refusal('label\np\nq\np\nq\n')).toContain('beside column label with the classes, found none');
    expect(
      await refusal(
        withColumn('b', (i) => i),
        { ignore: ['a', 'b'] },
      ),
    ).toContain('found only a and b (as --ignore says)');
  });

  it('of arrays that only travel along are no features', async () => {
    const columns = [
      { name: 'X', width: 2, values: Array.from({ length: 24 }, (_, i) => i), role: 'feature' } as const,
      { name: 'y', values: Array.from({ length: 12 }, (_, i) => i % 2), role: 'label' } as const,
      { name: 'y_noisy', values: Array.from({ length: 12 }, (_, i) => Number(i % 3 === 0)), role: 'carried' } as const,
    ];
    const table = memoryTable({ file: 'd.npz', format: 'arrays', columns });
    const set = await assemble(table);
    expect([set.image.width, set.train.items?.columns[0]?.name, set.reading?.labels]).toEqual([
      2,
      'y_noisy',
      'array y of d.npz',
    ]);
    const noisy = await assemble(table, { label: 'y_noisy' });
    expect([noisy.image.width, noisy.train.items?.columns[0]?.name]).toEqual([2, 'y']);
  });
});
