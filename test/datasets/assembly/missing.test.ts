import { describe, expect, it } from 'vitest';
import { type MemoryColumn, memoryTable } from '../../../datasets/tables/memoryTable.ts';
import { assemble, refusal, samplesOf } from './tableOf.ts';

const COUNT = 24;
const PEOPLE = `age,work,label\n${Array.from({ length: COUNT }, (_, i) =>
  [i === 5 || i === 9 ? '' : i, i === 9 ? '' : ['office', 'field', 'sea'][i % 3], 'pq'[i % 2]].join(),
).join('\n')}`;
const raw = { scale: 'none' } as const;

describe('cells without a value', () => {
  it('are refused at the first one, and counted with their rows', async () => {
    expect(await refusal(PEOPLE)).toBe(
      'rows.csv: expected a value in row 7, column age, found nothing; 3 cells in 2 rows have none: fill it in, or say --missing mean, zero or drop',
    );
    const one = 'a,label\n1,p\n2,q\n,p\n4,q\n';
    expect(await refusal(one)).toContain('row 4, column a, found nothing; it is the only such cell');
  });

  it('become the mean of the training rows, words their shares', async () => {
    const set = await assemble(PEOPLE, { ...raw, missing: 'mean' });
    expect(set.reading?.missing).toEqual({ cells: 3, rows: 2, done: 'mean' });
    const byRow = new Map(
      [set.train, set.test].flatMap((split) =>
        samplesOf(split).map((sample, i) => [split.items?.rows?.[i] ?? 0, sample]),
      ),
    );
    const trained = [...(set.train.items?.rows ?? [])].map((row) => row - 2);
    const known = trained.filter((i) => i !== 5 && i !== 9);
    const age = known.reduce((sum, i) => sum + i, 0) / known.length;
    expect(byRow.get(7)?.[0]).toBeCloseTo(age, 4);
    const worded = trained.filter((i) => i !== 9);
    const share = (rest: number) => worded.filter((i) => i % 3 === rest).length / worded.length;
    const [, field, office, sea] = byRow.get(11) ?? [];
    expect([office, field, sea].map((value, i) => Math.abs((value ?? 0) - share(i)) < 1e-6)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('become zero, and the statistics are those of the filled rows', async () => {
    const plain = samplesOf((await assemble(PEOPLE, { ...raw, missing: 'zero' })).train).map(([age]) => age ?? 0);
    const mean = plain.reduce((sum, value) => sum + value, 0) / plain.length;
    const squares = plain.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const { scaling } = await assemble(PEOPLE, { missing: 'zero' });
    expect(scaling?.mean[0]).toBeCloseTo(mean, 12);
    expect(scaling?.scale[0]).toBeCloseTo(Math.sqrt(squares / plain.length), 12);
    expect(scaling?.fill?.[0]).toBe(0);
  });

  it('take their rows along, and that is told', async () => {
    const set = await assemble(PEOPLE, { missing: 'drop' });
    expect(set.train.samples + set.test.samples).toBe(COUNT - 2);
    expect(set.reading?.missing).toEqual({ cells: 3, rows: 2, done: 'drop' });
    expect(set.reading?.leftOut).toEqual([
      { what: 'row', names: ['row 7 of rows.csv', 'row 11 of rows.csv'], count: 2, why: 'they lack a value' },
    ]);
  });

  it('leave the data as they are where there are none, whatever is said', async () => {
    const whole = 'a,label\n1,p\n2,q\n3,p\n4,q\n';
    for (const missing of ['mean', 'zero', 'drop'] as const) {
      const { readingOptions: _, ...set } = await assemble(whole, { missing });
      expect(set).toEqual(await assemble(whole));
    }
  });

  it('of the test file are found too, and filled by the training rows', async () => {
    const [train, test] = ['a,b,label\n1,5,p\n3,6,q\n', 'a,b,label\n7,8,p\n,9,q\n'];
    expect(await refusal(train, {}, test)).toContain('test.csv: expected a value in row 3, column a, found nothing');
    expect(samplesOf((await assemble(train, { ...raw, missing: 'mean' }, test)).test)).toEqual([
      [7, 8],
      [2, 9],
    ]);
    expect((await assemble(train, { missing: 'drop' }, test)).test.samples).toBe(1);
  });

  it('of a whole column cannot be filled: without any value it is left out and told', async () => {
    const set = await assemble('a,b,label\n1,,p\n2,,q\n3,,p\n4,,q\n');
    expect(set.reading?.leftOut).toEqual([{ what: 'column', names: ['b'], count: 1, why: 'no row has a value there' }]);
  });

  it('of labels are an error of their own, whatever fills the others', async () => {
    expect(await refusal('a,label\n1,p\n2,q\n3,\n4,q\n5,p', { missing: 'mean' })).toContain(
      'expected a label in row 4',
    );
  });
});

describe('NaN and infinity in arrays', () => {
  const X = (wrong: number, extra: Partial<MemoryColumn> = {}) =>
    memoryTable({
      file: 'd.npz',
      format: 'arrays',
      columns: [
        {
          name: 'X',
          file: 'X.npy',
          width: 4,
          values: Array.from({ length: 80 }, (_, i) => (i === 43 ? wrong : i)),
          ...extra,
        },
        { name: 'y', file: 'y.npy', values: Array.from({ length: 20 }, (_, i) => i % 2) },
      ],
    });

  it('are refused with their places, counted from 0 and before rows are held out', async () => {
    expect(await refusal(X(Number.NaN), { label: 'y' })).toContain(
      'X.npy: expected a value in row 10, column 3 of X, found NaN',
    );
    expect(await refusal(X(Number.POSITIVE_INFINITY), { label: 'y' })).toContain(
      'row 10, column 3 of X, found Infinity',
    );
    expect(await refusal(X(1e300), { label: 'y' })).toContain('found 1e+300, which is beyond what a float32 holds');
    const image = { width: 2, height: 2, channels: 1 };
    expect(await refusal(X(Number.NaN, { image }), { label: 'y' })).toContain('row 10 of X, pixel 1, 1, found NaN');
    expect((await assemble(X(Number.NaN), { label: 'y', missing: 'drop' })).reading?.leftOut[0]?.names).toEqual([
      'row 10 of d.npz',
    ]);
  });

  it('of labels name the file with the labels', async () => {
    const columns: MemoryColumn[] = [
      { name: 'X', file: 'X.npy', width: 2, values: [1, 2, 3, 4, 5, 6] },
      { name: 'y', file: 'y.npy', values: [0, 0.5, 1] },
    ];
    expect(await refusal(memoryTable({ file: 'npy', format: 'arrays', columns }))).toContain(
      'y.npy: expected labels that name classes, found 0.5 in row 1, column y',
    );
  });
});
