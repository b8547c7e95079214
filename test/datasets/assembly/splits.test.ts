import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOutGroups } from '../../../datasets/assembly/splits/holdOutGroups.ts';
import { DatasetError } from '../../../datasets/dataset.ts';
import { holdOutRows } from '../../../datasets/heldOut.ts';
import { assemble, refusal, samplesOf, tableOf } from './tableOf.ts';

const NAMES = ['p', 'q', 'r'];
const lines = (names: string, count: number, cells: (i: number) => readonly unknown[]) =>
  [names, ...Array.from({ length: count }, (_, i) => cells(i).join())].join('\n');
const refuse = () => new DatasetError('lonely');
const placesOf = (set: Awaited<ReturnType<typeof assemble>>) =>
  [set.train, set.test].map(({ items }) => [...(items?.rows ?? [])].sort((a, b) => a - b));

/** Labels of up to 200 rows of three classes, each of at least two rows. */
const labelled = fc.array(fc.nat(2), { maxLength: 200 }).map((labels) => [0, 0, 1, 1, 2, 2, ...labels]);
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('rows that are held out', () => {
  it('are of every class in the same share, and no row is lost or on both sides', () => {
    fc.assert(
      fc.property(labelled, share, fc.nat(5), (labels, testShare, splitSeed) => {
        const rows = [...labels.keys()];
        const { train, test } = holdOutRows({ rows, labels, classes: NAMES, refuse }, { testShare, splitSeed });
        expect([...train, ...test].sort((a, b) => a - b)).toEqual(rows);
        for (const label of [0, 1, 2]) {
          const count = (side: readonly number[]) => side.filter((row) => labels[row] === label).length;
          const wanted = testShare * (count(train) + count(test));
          expect(count(train)).toBeGreaterThan(0);
          expect(count(test)).toBeGreaterThan(0);
          if (count(test) > 1 && count(train) > 1)
            expect(Math.abs(count(test) - wanted)).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
    );
  });

  it('are others for another seed, and more for a larger share', async () => {
    const text = lines('a,label', 60, (i) => [i, NAMES[i % 3]]);
    const [usual, same, other] = await Promise.all([
      assemble(text),
      assemble(text, { splitSeed: 0 }),
      assemble(text, { splitSeed: 7 }),
    ]);
    expect(placesOf(same)).toEqual(placesOf(usual));
    expect(placesOf(other)).not.toEqual(placesOf(usual));
    expect(other.test.samples).toBe(usual.test.samples);
    const half = await assemble(text, { testShare: 0.5 });
    expect([half.train.samples, half.test.samples, half.reading?.test]).toEqual([
      30,
      30,
      '50% of each class, held out',
    ]);
    expect(await refusal(text, { testShare: 1 })).toContain('--test-share');
  });
});

describe('groups', () => {
  const grouped = labelled.chain((labels) =>
    fc
      .array(fc.nat(12), { minLength: labels.length, maxLength: labels.length })
      .map((groups) => ({ labels, groups: groups.map((group) => `g${group}`) })),
  );

  it('stand on one side each, no row is lost, and every class keeps something to train with', () => {
    fc.assert(
      fc.property(grouped, share, fc.nat(3), ({ labels, groups }, testShare, splitSeed) => {
        const rows = [...labels.keys()];
        const input = { rows, labels, groups, classes: NAMES, file: 'rows.csv' };
        try {
          const { train, test } = holdOutGroups(input, { testShare, splitSeed });
          expect([...train, ...test].sort((a, b) => a - b)).toEqual(rows);
          const taught = new Set(train.map((row) => groups[row]));
          expect(test.filter((row) => taught.has(groups[row]))).toEqual([]);
          expect(new Set(train.map((row) => labels[row])).size).toBe(3);
          expect(test.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof DatasetError)) throw error;
          // Refused only where whichever group is held out leaves a class without rows to train with.
          const leftBy = (group: string) =>
            new Set(rows.filter((row) => groups[row] !== group).map((row) => labels[row]));
          expect([...new Set(groups)].every((group) => leftBy(group).size < 3)).toBe(true);
        }
      }),
    );
  });

  it('give about the share that is wanted where they are many and small', () => {
    const labels = Array.from({ length: 600 }, (_, i) => (i % 7 === 0 ? 1 : 0));
    const groups = labels.map((_, i) => `g${Math.floor(i / 5)}`);
    const { test } = holdOutGroups({ rows: [...labels.keys()], labels, groups, classes: ['p', 'q'], file: '' }, {});
    expect(test.length).toBeGreaterThan(85);
    expect(test.length).toBeLessThan(115);
    const rare = test.filter((row) => labels[row] === 1).length;
    expect(rare).toBeGreaterThan(10);
    expect(rare).toBeLessThan(20);
  });

  it('are told, and are no feature but travel along', async () => {
    const text = lines('person,a,label', 40, (i) => [`n${Math.floor(i / 4)}`, i, NAMES[i % 2]]);
    const set = await assemble(text, { group: 'person' });
    expect(set.featureNames).toEqual(['a']);
    expect(set.reading?.test).toBe('a sixth, held out by groups of column person');
    const [train = [], test = []] = [set.train, set.test].map(({ items }) => items?.columns[0]?.values);
    expect(test.filter((name) => train.includes(name))).toEqual([]);
  });

  it('are refused where one is all there is, where a cell is empty, and where files put one on both sides', async () => {
    expect(
      await refusal(
        lines('g,a,label', 8, (i) => ['one', i, NAMES[i % 2]]),
        { group: 'g' },
      ),
    ).toContain('only the group one');
    const gap = lines('g,a,label', 8, (i) => [i === 3 ? '' : `n${i % 4}`, i, NAMES[i % 2]]);
    expect(await refusal(gap, { group: 'g' })).toContain('expected a group in row 5, column g');
    const [train, test] = [0, 1].map((side) =>
      lines('g,a,label', 8, (i) => [`n${4 * side + (i % 5)}`, i, NAMES[i % 2]]),
    );
    expect(await refusal(train ?? '', { group: 'g' }, test)).toContain(
      'found n4 in row 6, column g of rows.csv, which trains, and in row 2, column g of test.csv, which tests',
    );
    const told = lines('s,g,a,label', 8, (i) => [i < 6 ? 'train' : 'test', `n${i % 4}`, i, NAMES[i % 2]]);
    expect(await refusal(told, { group: 'g', split: 's' })).toContain('expected each group of column g on one side');
  });

  it('whose class has no other group are trained with, and that is told', async () => {
    const text = lines('g,a,label', 24, (i) => [i % 3 === 2 ? 'only' : `n${i % 5}`, i, NAMES[i % 3]]);
    const set = await assemble(text, { group: 'g' });
    expect(set.notes).toEqual(['rows.csv: 1 class (r) is not tested, since its rows are of a single group each']);
  });
});

describe('a column that tells the split', () => {
  const told = (words: readonly string[]) =>
    lines('a,use,label', 12, (i) => [i, words[i % words.length], NAMES[Math.floor(i / 2) % 2]]);

  it.each([
    [['train', 'test'], 'test'],
    [['Training', 'Testing'], 'test'],
    [['train', 'val'], 'validation'],
    [['TRAIN', 'validation'], 'validation'],
    [['train', 'dev'], 'validation'],
  ])('of the words %s divides the rows', async (words, use) => {
    const set = await assemble(told(words), { split: 'use' });
    expect(placesOf(set)).toEqual([
      [2, 4, 6, 8, 10, 12],
      [3, 5, 7, 9, 11, 13],
    ]);
    expect(set.reading?.test).toBe(`the rows that column use marks as ${use}`);
    expect(set.train.items?.columns.map(({ name }) => name)).toEqual(['use']);
  });

  it('leaves validation rows out where there are test rows, and tells it', async () => {
    const set = await assemble(told(['train', 'test', 'val']), { split: 'use' });
    expect([set.train.samples, set.test.samples]).toEqual([4, 4]);
    expect(set.reading?.leftOut).toEqual([
      expect.objectContaining({
        what: 'row',
        count: 4,
        why: 'column use marks them as validation, and others as test',
      }),
    ]);
  });

  it('is used by itself where it is named split and says nothing else', async () => {
    const text = (word: string) => told(['train', word]).replace('use', 'split');
    expect((await assemble(text('test'))).reading?.test).toContain('column split');
    expect((await assemble(text('other'))).reading?.test).toContain('a sixth');
  });

  it('may say it by 0 and 1', async () => {
    const flags = (name: string) => lines(`a,${name},label`, 12, (i) => [i, i % 3 === 0 ? 1 : 0, NAMES[i % 2]]);
    expect((await assemble(flags('is_test'), { split: 'is_test' })).test.samples).toBe(4);
    expect((await assemble(flags('is_train'), { split: 'is_train' })).test.samples).toBe(8);
    expect(await refusal(flags('fold'), { split: 'fold' })).toContain(
      "expected train, validation or test in row 2, column fold, found '1'",
    );
  });

  it('is refused for other words, gaps, one side alone, and beside a test file', async () => {
    expect(await refusal(told(['train', 'test', 'spare']), { split: 'use' })).toContain(
      "row 4, column use, found 'spare'",
    );
    expect(await refusal(told(['train', '']), { split: 'use' })).toContain('row 3, column use, found nothing');
    expect(await refusal(told(['train', 'train']), { split: 'use' })).toContain('expected rows to test with');
    expect(await refusal(told(['train', 'test']), { split: 'use' }, 'a,use,label\n1,test,p')).toContain(
      'expected no file of test rows',
    );
  });

  it('is refused where a class has rows to test with and none to train with', async () => {
    const text = lines('a,use,label', 12, (i) => [i, i < 9 ? 'train' : 'test', i === 10 ? 'bird' : NAMES[i % 2]]);
    expect(await refusal(text, { split: 'use' })).toContain('found bird in row 12, column label');
  });
});

describe('a test file', () => {
  const TRAIN = 'a,b,label\n10,200,x\n20,210,y\n30,190,x\n';
  const raw = { scale: 'none' } as const;

  it('is matched by the names of its columns', async () => {
    const set = await assemble(TRAIN, raw, 'b,label,a\n200,x,10\n210,y,20\n');
    expect(samplesOf(set.test)).toEqual([
      [10, 200],
      [20, 210],
    ]);
    expect([set.reading?.test, set.test.items?.sources]).toEqual(['test.csv', ['test.csv']]);
    expect(samplesOf((await assemble(TRAIN, raw, 'B,LABEL,A\n200,x,10\n')).test)).toEqual([[10, 200]]);
  });

  it.each([
    ['other names', 'c,d,label\n1,2,x', 'test.csv: expected the columns a and b as in rows.csv, found c and d instead'],
    ['a column less', 'a,label\n1,x', 'test.csv: expected the column b as in rows.csv, found only a and label'],
    ['its classes under another name', 'a,b,class\n1,2,x', 'found a column class instead; name them alike'],
    ['words for numbers', 'a,b,label\n1,six,x', 'test.csv: expected numbers in column b as in rows.csv, found words'],
    ['no numbers', 'a,b,label\n1,,x\n2,,y', 'expected numbers in column b as in rows.csv, found no value in any row'],
    ['another class', 'a,b,label\n1,2,x\n1,2,bird', 'in row 3, column label, found bird'],
    ['a gap', 'a,b,label\n1,2,x\n1,,x', 'test.csv: expected a value in row 3, column b, found nothing'],
  ])('with %s is refused', async (_, text, sentence) => {
    expect(await refusal(TRAIN, {}, text)).toContain(sentence);
  });

  it('may have more columns, which are left out and told', async () => {
    const set = await assemble(TRAIN, {}, 'a,b,c,label\n1,2,3,x');
    expect(set.reading?.leftOut).toEqual([
      { what: 'column', names: ['c of test.csv'], count: 1, why: 'rows.csv has none of that name' },
    ]);
  });

  it.each(['a,b\n1,2', 'a,b,label\n1,2,', 'a,b,label'])(
    'without labels is told, and rows are held out: %j',
    async (text) => {
      const set = await assemble(`${TRAIN}5,6,y\n`, {}, text);
      expect(set.reading?.test).toBe('a sixth of each class, held out');
      expect(set.reading?.leftOut).toEqual([expect.objectContaining({ what: 'split', names: ['test.csv'] })]);
    },
  );

  it('is not drawn, and that is told where options would draw it', async () => {
    const set = await assemble(TRAIN, { testShare: 0.5 }, 'a,b,label\n1,2,x');
    expect(set.notes).toEqual([
      'rows.csv: --test-share and --split-seed change nothing, since the data say which samples test',
    ]);
  });

  it('may write its classes otherwise, where the numbers are equal', async () => {
    const set = await assemble('a,label\n1,1\n2,2\n3,1', {}, 'a,label\n1,1.0\n2,02');
    expect([...set.test.labels]).toEqual([0, 1]);
  });

  it('is matched by place where neither file has a header', async () => {
    const { headlessTable } = await import('./tableOf.ts');
    const set = await assemble(headlessTable('1,2,x\n3,4,y\n'), raw, headlessTable('5,6,y\n', 'test.csv'));
    expect(samplesOf(set.test)).toEqual([[5, 6]]);
    expect(await refusal(headlessTable('1,2,x\n3,4,y\n'), {}, tableOf('a,b,c\n5,6,y', 'test.csv'))).toContain(
      'test.csv: expected the columns',
    );
  });
});
