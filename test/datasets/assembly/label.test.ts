import { describe, expect, it } from 'vitest';
import { LabelDoubt } from '../../../datasets/assembly/roles/labelDoubt.ts';
import { memoryTable } from '../../../datasets/tables/memoryTable.ts';
import { assemble, headlessTable, refusal } from './tableOf.ts';

/** Eight rows below these names: row i gives its cells by `cells`. */
const rows = (names: string, cells: (i: number) => readonly unknown[]) =>
  [names, ...Array.from({ length: 8 }, (_, i) => cells(i).join())].join('\n');
const labelsFrom = async (text: string, options = {}) => (await assemble(text, options)).reading?.labels;

describe('the column with the classes', () => {
  const points = (names: string) => rows(names, (i) => [3 + 2 * i, 40 + (i % 2), i % 2]);

  it.each([
    ['x,y,label', 'label'],
    ['x,y,Label', 'Label'],
    ['x,y,class', 'class'],
    ['x,y,target', 'target'],
    ['y,outcome,target', 'target'],
    ['a,b,Outcome', 'Outcome'],
    ['a,species,b', 'species'],
    ['a,b,y', 'y'],
  ])('is, of %s, %s', async (names, label) => {
    expect(await labelsFrom(points(names))).toBe(`column ${label} of rows.csv`);
  });

  it('is label where points are x, y, label, and x and y are features', async () => {
    const set = await assemble(points('x,y,label'));
    expect(set.featureNames).toEqual(['x', 'y']);
    expect(set.classes).toEqual(['0', '1']);
  });

  it('is the only one of words, whatever its name, and however many names differ from row to row', async () => {
    expect(await labelsFrom(rows('a,art', (i) => [i, i % 2 ? 'p' : 'q']))).toBe('column art of rows.csv');
    expect(await labelsFrom(rows('a,who,art', (i) => [i, `n${i}`, i % 2 ? 'p' : 'q']))).toBe('column art of rows.csv');
    expect(await labelsFrom(rows('a,b', (i) => [i, i % 2 ? 'true' : 'false']))).toBe('column b of rows.csv');
  });

  it('is the one that the user names, exactly or but for capitals', async () => {
    expect(await labelsFrom(points('x,y,label'), { label: 'y' })).toBe('column y of rows.csv');
    expect(await labelsFrom(points('Class,y,class'), { label: 'y' })).toBe('column y of rows.csv');
    expect(await labelsFrom(points('x,Y,label'), { label: 'y' })).toBe('column Y of rows.csv');
  });

  it('is named by its place where there is no header', async () => {
    const wine = headlessTable(Array.from({ length: 9 }, (_, i) => `${1 + (i % 3)},${i / 4},${i * i}`).join('\n'));
    const set = await assemble(wine, { label: '1' });
    expect(set.classes).toEqual(['1', '2', '3']);
    expect(set.featureNames).toBeUndefined();
    const iris = headlessTable(
      Array.from({ length: 9 }, (_, i) => `${i / 4},${i * i},${i % 2 ? 'p' : 'q'}`).join('\n'),
    );
    expect((await assemble(iris)).reading?.labels).toBe('column 3 of rows.csv');
  });

  it('may be class numbers of a file that names them', async () => {
    const columns = [
      { name: 'size', values: [1, 2, 3, 4] },
      { name: 'kind', values: [0, 1, 1, 0], classNames: ['cat', 'dog'] },
    ];
    const set = await assemble(memoryTable({ file: 'pets.parquet', format: 'Parquet', columns }));
    expect([set.classes, set.reading?.labels]).toEqual([['cat', 'dog'], 'column kind of pets.parquet']);
  });

  it('may be one-hot vectors', async () => {
    const columns = [
      { name: 'X', values: [1, 2, 3, 4] },
      { name: 'y', kind: 'vectors', width: 3, values: [1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0], role: 'label' } as const,
    ];
    const arrays = { file: 'd.npz', format: 'arrays' };
    const set = await assemble(memoryTable({ ...arrays, columns }));
    expect(set.classes).toEqual(['0', '2']);
    const wrong = columns.map((column) => ({ ...column, values: column.values.map((value) => 0.5 * value) }));
    expect(await refusal(memoryTable({ ...arrays, columns: wrong }))).toContain('no single 1 among zeros in row 0');
  });
});

describe('where it is in doubt which column has the classes', () => {
  const text = rows('x,y,z', (i) => [i / 4, i % 2, i * i]);

  it('a sentence lists the columns and proposes one', async () => {
    expect(await refusal(text)).toBe(
      'rows.csv: expected a column named label, class or target, or a single one of words that repeat, found x, y and z; name the column with the classes: --label y (2 values)',
    );
    await expect(assemble(text)).rejects.toBeInstanceOf(LabelDoubt);
    await expect(assemble(text)).rejects.toMatchObject({ candidates: ['y'] });
  });

  it.each([
    ['label,class,a', 'found label and class; say which with --label label or --label class'],
    ['class,target,a', 'found class and target;'],
    ['outcome,species,a', 'found outcome and species;'],
  ])('two names of one rank, as in %s, are refused', async (names, sentence) => {
    expect(await refusal(rows(names, (i) => [i % 2, i % 3, i]))).toContain(sentence);
  });

  it('neither several columns of words, nor y beside one, is taken for granted', async () => {
    expect(await refusal(rows('a,b,c', (i) => [i, 'pq'[i % 2], 'rst'[i % 3]]))).toContain('found words in b and c;');
    expect(await refusal(rows('a,y,kind', (i) => [i, i, 'pq'[i % 2]]))).toContain('found y and kind;');
  });

  it('columns of few numbers are proposed too, beside several of words', async () => {
    const titanic = rows('Survived,Sex,Age,Embarked', (i) => [i % 2, 'fm'[Number(i % 3 > 0)], 20 + i, 'SCQ'[i % 3]]);
    await expect(assemble(titanic)).rejects.toMatchObject({ candidates: ['Survived', 'Sex', 'Embarked'] });
  });

  it('the first or the last column of a file without a header is not guessed', async () => {
    const message = await refusal(headlessTable('1,0.5,10\n2,0.25,11\n1,0.75,13\n2,1.5,12\n'));
    expect(message).toContain(
      'there is no header, found 1, 2 and 3; name the column with the classes: --label 1 (2 values)',
    );
  });

  it('a name that no column has is answered with the names that there are', async () => {
    expect(await refusal(text, { label: 'clas' })).toBe(
      "rows.csv: expected --label to name a column, found none called 'clas' among x, y and z",
    );
    expect(await refusal(text, { label: '2' })).toContain("none called '2'");
    expect(
      await refusal(
        rows('a,A,b', (i) => [i, i, i % 2]),
        { label: 'A', ignore: ['c'] },
      ),
    ).toContain('--ignore');
    expect(
      await refusal(
        rows('Ab,aB,b', (i) => [i, i, i % 2]),
        { label: 'ab' },
      ),
    ).toContain("more than one called 'ab'");
    expect(await refusal(text, { label: 'y', ignore: ['y'] })).toContain('--label and --ignore');
  });
});

describe('labels that are no classes', () => {
  it.each([
    [
      'measurements',
      rows('a,label', (i) => [i, 5.714 + i]),
      'found 5.714 in row 2, column label, which looks like a measurement',
    ],
    ['one class', rows('a,label', (i) => [i, 'p']), 'at least 2 classes in column label, found only p'],
    ['no class', rows('a,label', (i) => [i, '']), 'expected'],
  ])('are refused: %s', async (_, text, sentence) => {
    expect(await refusal(text)).toContain(sentence);
  });

  it('are refused where whole numbers or words hardly repeat', async () => {
    const many = (word: (i: number) => unknown) =>
      `a,label\n${Array.from({ length: 60 }, (_, i) => `${i},${word(i)}`).join('\n')}`;
    expect(await refusal(many((i) => 1000 + 7 * (i % 50)))).toContain(
      '50 different values in the 60 rows of column label',
    );
    expect(await refusal(many((i) => `n${i}`))).toContain('look like names of the samples');
  });

  it('are refused at the first row of a class that stands alone', async () => {
    const text = rows('a,label', (i) => [i, i === 5 ? 'bird' : 'pq'[i % 2]]);
    expect(await refusal(text)).toBe(
      'rows.csv: expected at least 2 samples of class bird, one to test with, found 1, in row 7, column label; leave it out, or correct its label',
    );
  });

  it('are refused with a word on the class that looks alike, where one stands alone', async () => {
    const text = rows('a,label', (i) => [i, i === 5 ? 'Sea' : ['sea', 'land'][i % 2]]);
    expect(await refusal(text)).toContain('correct its label, perhaps to sea');
  });

  it('are refused at the first row without one, unless such rows are left out', async () => {
    const text = rows('a,label', (i) => [i, i % 4 === 2 ? '' : 'pq'[i % 2]]);
    expect(await refusal(text)).toBe(
      'rows.csv: expected a label in row 4, column label, found nothing, and none in 1 more row; fill it in, or leave such rows out with --missing drop',
    );
    const set = await assemble(text, { missing: 'drop' });
    expect(set.train.samples + set.test.samples).toBe(6);
    expect(set.reading?.leftOut).toEqual([
      { what: 'row', names: ['row 4 of rows.csv', 'row 8 of rows.csv'], count: 2, why: 'they have no label' },
    ]);
  });
});

describe('the spelling of labels', () => {
  const spelled = (...labels: string[]) => assemble(`a,label\n${labels.map((label, i) => `${i},${label}`).join('\n')}`);

  it('joins what is equal as a number, and tells it', async () => {
    const set = await spelled('1', '2.0', '1.0', '2', '01', '+2', '1', '2.0');
    expect(set.classes).toEqual(['1', '2']);
    expect(set.notes?.[0]).toBe(
      'rows.csv: labels that are equal as numbers are one class: 1, 1.0 and 01; 2.0, 2 and +2',
    );
    const words = await spelled('1', 'other', '1.0', 'other', '1', 'other');
    expect(words.classes).toEqual(['1', 'other']);
    expect((await spelled('-1', '+1', '1', '-1', '1', '-1.0')).classes).toEqual(['-1', '1']);
  });

  it('leaves names of one spelling as they are, in the order of the numbers', async () => {
    expect((await spelled('10', '9', '10', '9')).classes).toEqual(['9', '10']);
    expect((await spelled('02', '01', '02', '01')).classes).toEqual(['01', '02']);
    expect((await spelled('b', 'B2', 'b', 'B2')).classes).toEqual(['B2', 'b']);
    const long = ['12345678901234567890', '12345678901234567891'];
    expect((await spelled(...long, ...long)).classes).toHaveLength(2);
  });

  it('joins truth words in any capitals, spaces around words always, and tells it', async () => {
    const set = await spelled('Yes', 'No', 'yes', 'no ', 'YES', 'No', 'yes', 'no', 'YES');
    expect(set.classes).toEqual(['No', 'yes']);
    expect(set.notes?.[0]).toContain('labels that differ only in capitals are one class: No and no; Yes, yes and YES');
    expect((await spelled('p', 'q ', ' p', 'q')).notes).toBeUndefined();
  });

  it('says nothing of numbers that differ in their signs', async () => {
    const set = await spelled('-1', '1', '-1', '1', '-1', '1');
    expect(set.notes).toBeUndefined();
  });

  it('tells of other words that differ in capitals, spaces or hyphens only, and keeps them apart', async () => {
    const set = await spelled('Setosa', 'setosa', 'Setosa', 'setosa', 'lily', 'lily');
    expect(set.classes).toEqual(['Setosa', 'lily', 'setosa']);
    expect(set.notes?.[0]).toContain('the labels Setosa (2 rows) and setosa (2 rows) differ only in capitals');
  });
});
