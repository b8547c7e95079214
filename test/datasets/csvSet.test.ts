import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import { bytesOf } from '../bytesOf.ts';
import { datasetErrorOf, memorySource } from './memorySource.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const load = (text: string, file = 'rows.csv') => loadDataset(file, memorySource({ [file]: utf8(text) }));

/** Twelve rows of two classes, with features far from [0, 1]. */
const FLOWERS = `id,width,height,species\n${Array.from({ length: 12 }, (_, i) => `${i},${i / 4},${-10 * i},${i % 2 ? 'lily' : 'aster'}`).join('\n')}\n`;

describe('CSV files', () => {
  it('give scaled columns, classes from words, and some rows of each class to test with', async () => {
    const set = await load(FLOWERS);
    expect(set).toMatchObject({
      name: 'rows',
      classes: ['aster', 'lily'],
      image: { width: 2, height: 1, channels: 1 },
    });
    expect([set.train.samples, set.test.samples]).toEqual([10, 2]);
    expect([...set.test.labels].sort()).toEqual([0, 1]);
    const widths = bytesOf(set.train).filter((_, i) => i % 2 === 0);
    const heights = bytesOf(set.train).filter((_, i) => i % 2 === 1);
    // Rows keep the order of the file, so widths rise and heights fall, both over the whole range of bytes.
    expect([...widths]).toEqual([...widths].sort((a, b) => a - b));
    expect([...heights]).toEqual([...heights].sort((a, b) => b - a));
    expect([widths[0], widths.at(-1), heights[0], heights.at(-1)]).toEqual([0, 255, 255, 0]);
    expect(set.notes).toEqual(
      [
        'columns that only count the rows were left out: id',
        'each column was scaled from its least to its largest training value and rounded to 256 steps; finer differences are lost',
      ].map((note) => expect.stringContaining(note)),
    );
  });

  it('keep whole numbers from 0 to 255 as they are, without a note', async () => {
    const set = await load('label,a,b\n7,0,255\n3,12,13\n7,1,2\n3,200,100\n');
    expect(set.classes).toEqual(['3', '7']);
    const rows = [...bytesOf(set.train), ...bytesOf(set.test)].sort((a, b) => a - b);
    expect(rows).toEqual([0, 1, 2, 12, 13, 100, 200, 255]);
    expect(set.notes).toBeUndefined();
  });

  it('may be a training file and a test file, and may have another separator', async () => {
    const files = {
      'd/my_train.csv': utf8('a;y\n0;p\n0.5;q\n'),
      'd/my_test.csv': utf8('a;y\n1;q\n'),
    };
    const set = await loadDataset('d', memorySource(files));
    expect([...bytesOf(set.train), ...bytesOf(set.test)]).toEqual([0, 128, 255]);
    expect([...set.train.labels, ...set.test.labels]).toEqual([0, 1, 1]);
    expect(set.notes?.[0]).toContain('rounded to steps of 1/255');
  });

  it('hold square pictures where a row has as many bytes as a square', async () => {
    const row = Array.from({ length: 64 }, (_, i) => i).join();
    const names = Array.from({ length: 64 }, (_, i) => `pixel${i}`).join();
    const set = await load(`label,${names}\n${['a', 'b', 'a', 'b'].map((label) => `${label},${row}`).join('\n')}`);
    expect(set.image).toEqual({ width: 8, height: 8, channels: 1 });
  });

  it.each([
    ['a JPEG by that name', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'expected CSV, found a JPEG image'],
    ['bytes of another alphabet', new Uint8Array([97, 44, 98, 10, 0xe9, 0xff]), 'expected CSV in UTF-8'],
    ['nothing', utf8(''), 'expected rows of numbers with a label, found none'],
    ['no label', utf8('a,b\n1,2\n3,4\n'), 'expected a column named label, class, target or y'],
    ['two columns of words', utf8('a,b,c\n1,x,y\n'), 'found words in b, c'],
    ['an empty cell', utf8('a,label\n1,p\n,q\n'), 'expected a number in row 3, column a, found nothing'],
    ['a word among numbers', utf8('a,label\n1,p\nabc,q\n'), "row 3, column a, found 'abc'"],
    ['a row that is too short', utf8('a,b,label\n1,2,p\n1,q\n'), 'expected 3 cells in row 3 as in the first, found 2'],
    ['an open quote', utf8('a,label\n1,p\n"2,q\n'), 'expected CSV, found at row'],
    ['measurements for labels', utf8('a,y\n1,0.5\n2,1.25\n'), 'found the label 0.5, which looks like a measurement'],
    ['one class', utf8('a,y\n1,p\n2,p\n'), 'expected labels of at least 2 classes, found 1'],
  ])('that are %s are refused in a sentence', async (_, bytes, sentence) => {
    expect(await datasetErrorOf(loadDataset('rows.csv', memorySource({ 'rows.csv': bytes })))).toContain(sentence);
  });
});
