import { describe, expect, it } from 'vitest';
import { textSource } from '../../../datasets/tables/text/file/textSource.ts';
import { openTextTable } from '../../../datasets/tables/text/textTable.ts';
import { gzip } from '../bytes.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { kindsOf, namesOf, numbersOf, openText, utf8 } from './openText.ts';

/** UTF-16 with its mark, little or big end first. */
function utf16(text: string, littleEnd: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  for (const [i, code] of [0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))].entries())
    view.setUint16(2 * i, code, littleEnd);
  return bytes;
}

const SMALL = 'a,b,label\n1,2.5,x\n3,4,y\n';

describe('a table of text', () => {
  it('gives names, kinds, numbers and words', async () => {
    const table = await openText('a,b,ok,label\n1,2.5,yes,x\n3,,no,y\n');
    expect(table.rows).toBe(2);
    expect(table.columns).toEqual([
      { name: 'a', kind: 'numbers', width: 1, image: null, missing: null },
      { name: 'b', kind: 'numbers', width: 1, image: null, missing: { count: 1, first: 1 } },
      { name: 'ok', kind: 'truths', width: 1, image: null, missing: null },
      { name: 'label', kind: 'words', width: 1, image: null, missing: null },
    ]);
    expect(await numbersOf(table, [2, 0, 1])).toEqual([
      [1, 1, 2.5],
      [0, 3, Number.NaN],
    ]);
    expect(await table.words(3)).toEqual(['x', 'y']);
    expect(await table.words(1)).toEqual(['2.5', '']);
    expect([table.leftOut, table.notes]).toEqual([[], []]);
  });

  it.each([
    ['semicolons', 'a;b;label\n1;2.5;x\n3;4;y\n'],
    ['tabs', 'a\tb\tlabel\n1\t2.5\tx\n3\t4\ty\n'],
    ['bars', 'a|b|label\n1|2.5|x\n3|4|y\n'],
    ['spaces', 'a b label\n1 2.5 x\n3 4 y\n'],
    ['runs of spaces, at the beginning too', '  a    b   label\n  1  2.5   x\n  3  4     y\n'],
    ['tabs, several at once', 'a\tb\t\tlabel\n1\t\t2.5\tx\n3\t4\ty\n'],
    ['spaces, and quotes as R writes them', '"a" "b" "label"\n1 2.5 "x"\n3 4 "y"\n'],
    ['what sep= names', 'sep=;\na;b;label\n1;2.5;x\n3;4;y\n'],
    ['what a quoted sep= names', '"sep=|"\na|b|label\n1|2.5|x\n3|4|y\n'],
    ['commas and spaces', 'a, b, label\n1, 2.5, x\n3, 4, y \n'],
    ['commas, and lines of Windows', SMALL.replaceAll('\n', '\r\n')],
    ['commas, and lines of an old Mac', SMALL.replaceAll('\n', '\r')],
    ['commas without an end of the last line', SMALL.trimEnd()],
    ['commas and quotes', '"a","b","label"\r\n"1","2.5","x"\r\n"3","4","y"\r\n'],
    ['commas, with one more at the end of each row', 'a,b,label\n1,2.5,x,\n3,4,y,\n'],
    ['commas, with one more at the end of some rows', 'a,b,label\n1,2.5,x,\n3,4,y\n'],
    ['commas, with one more at the end of the header', 'a,b,label,\n1,2.5,x\n3,4,y\n'],
    ['commas, with several more at the end of the header', 'a,b,label,,,\n1,2.5,x\n3,4,y\n'],
    ['commas, with several more at the end of a row', 'a,b,label\n1,2.5,x,,\n3,4,y\n'],
    ['commas, below a title', 'What was measured\na,b,label\n1,2.5,x\n3,4,y\n'],
    ['commas, below a title and its empty cells', 'Measured,,\nin June,,\na,b,label\n1,2.5,x\n3,4,y\n'],
    ['commas, with one more in each line', 'a,b,label,\n1,2.5,x,\n3,4,y,\n'],
    ['commas, and comments above', '# made by hand\n# 12,345\na,b,label\n1,2.5,x\n3,4,y\n'],
    ['commas, and comments of another kind below', 'a,b,label\n% one\n1,2.5,x\n# 1,2,z\n3,4,y\n'],
    ['commas, named by the comment above', '# a,b,label\n1,2.5,x\n3,4,y\n'],
    ['commas, and blank rows', '\n\na,b,label\n\n1,2.5,x\n , ,\n3,4,y\n\n'],
  ])('may be parted by %s', async (_, text) => {
    const table = await openText(text);
    expect(namesOf(table)).toEqual(['a', 'b', 'label']);
    expect(kindsOf(table)).toEqual(['numbers', 'numbers', 'words']);
    expect(await numbersOf(table, [0, 1])).toEqual([
      [1, 2.5],
      [3, 4],
    ]);
    expect(await table.words(2)).toEqual(['x', 'y']);
  });

  it.each([
    ['UTF-8 with a mark', async () => utf8(`\ufeff${SMALL}`)],
    ['UTF-16 with the little end first', async () => utf16(SMALL, true)],
    ['UTF-16 with the big end first', async () => utf16(SMALL, false)],
    ['a gzip', async () => gzip(utf8(SMALL))],
    ['a gzip of UTF-8 with a mark', async () => gzip(utf8(`\ufeff${SMALL}`))],
  ])('may be %s', async (_, bytes) => {
    const table = await openText(await bytes());
    expect(namesOf(table)).toEqual(['a', 'b', 'label']);
    expect(await numbersOf(table, [0])).toEqual([[1], [3]]);
  });

  it('may have letters of any script, whichever bytes end a piece of the file', async () => {
    const row = 'länge,数,🙂,ß\n';
    const table = await openText(`w,x,y,z\n${row.repeat(120_000)}`);
    expect(table.rows).toBe(120_000);
    expect(new Set(await table.words(2))).toEqual(new Set(['🙂']));
  });

  it('may have line ends, separators and quotes within quotes', async () => {
    const table = await openText('a,text,label\n1,"two\nlines, ""quoted""",x\n2,plain,y\n3,"",x\n');
    expect(await table.words(1)).toEqual(['two\nlines, "quoted"', 'plain', '']);
    expect([table.placeOf(0), table.placeOf(2)]).toEqual([2, 4]);
    expect(table.columns[1]?.missing).toEqual({ count: 1, first: 2 });
  });

  it('of numbers alone is named by places', async () => {
    const table = await openText('1,14.23,1.71\n2,13.2,1.78\n3,12.3,0.9\n');
    expect(table.columns.map(({ name, unnamed }) => [name, unnamed])).toEqual([
      ['1', true],
      ['2', true],
      ['3', true],
    ]);
    expect([table.rows, table.placeOf(0)]).toEqual([3, 1]);
    expect(table.notes).toEqual([
      'd/rows.csv: the first row holds numbers and is taken for data; the columns are named by their places, from 1 on',
    ]);
  });

  it('of scikit-learn names its classes, and only its label', async () => {
    const table = await openText('4,2,setosa,versicolor\n5.1,3.5,0\n4.9,3.0,0\n7.0,3.2,1\n6.4,3.2,1\n');
    expect(table.columns.map(({ unnamed, classNames }) => [unnamed ?? false, classNames])).toEqual([
      [true, undefined],
      [true, undefined],
      [false, ['setosa', 'versicolor']],
    ]);
  });

  it('keeps a nameless column that has values, and leaves out one that has none', async () => {
    const table = await openText('a,,label,\n1,0.5,x,\n2,1.5,y,\n');
    expect(namesOf(table)).toEqual(['a', '', 'label']);
    const rows = await openText('a,,b,label\n1,,2,x\n3,,4,y\n');
    expect(namesOf(rows)).toEqual(['a', 'b', 'label']);
    expect(await numbersOf(rows, [1])).toEqual([[2], [4]]);
    expect(rows.leftOut).toEqual([
      { what: 'column', names: ['without a name'], count: 1, why: 'no row has a value there' },
    ]);
  });

  it('renames columns of one name, and refuses two labels', async () => {
    const table = await openText('a,a,a.1,a,label\n1,2,3,4,x\n5,6,7,8,y\n');
    expect(namesOf(table)).toEqual(['a', 'a.2', 'a.1', 'a.3', 'label']);
    expect(table.notes[0]).toContain('names that occur more than once became a.2, a.3');
    expect(await datasetErrorOf(openText('label,a,label\nx,1,x\ny,2,y\n'))).toBe(
      'd/rows.csv: expected one column named label, found two, the columns 1 and 3; rename or remove one',
    );
  });

  it('counts rows as a spreadsheet does: the header, blank rows and comments too, but no sep= line', async () => {
    const table = await openText('sep=,\na,label\n1,x\n\n\n# no\n2,y\n3,x\n,\n4,y\n');
    expect([0, 1, 2, 3].map((row) => table.placeOf(row))).toEqual([2, 6, 7, 9]);
    expect(table.leftOut).toEqual([
      { what: 'row', names: ['row 5 of d/rows.csv'], count: 1, why: 'it is a comment' },
      { what: 'row', names: ['row 8 of d/rows.csv'], count: 1, why: 'it has no value in any cell' },
    ]);
  });

  it('tells the lines above a table, and keeps rows that only look like them', async () => {
    const table = await openText(
      '|1x3 Cross validator\n39,State-gov,<=50K\n50,Private,>50K\n38,Private,<=50K\n',
      'adult.test',
    );
    expect([table.rows, table.placeOf(0)]).toEqual([3, 2]);
    expect(table.leftOut).toEqual([
      { what: 'row', names: ['row 1 of d/adult.test'], count: 1, why: 'it stands above the table' },
    ]);
    expect(namesOf(await openText('label,,\nx,1,2\ny,3,4\n'))).toEqual(['label', '', '']);
  });

  it('does not take names for comments', async () => {
    const table = await openText('colour,n,label\n#ff0000,1,x\n#00ff00,2,y\n#0000ff,3,x\n');
    expect(await table.words(0)).toEqual(['#ff0000', '#00ff00', '#0000ff']);
    const some = await openText('tag,n,label\nred,1,x\n#blue,2,y\ngreen,3,x\n');
    expect(some.rows).toBe(3);
  });

  it('is read again from the file where it is too large to keep, with equal results', async () => {
    const rows = 30_000;
    const parts = Array.from({ length: rows }, (_, row) => `${row / 8},2,${row % 3},name${row}\n`);
    const bytes = utf8(`first,two,label,id\n${parts.join('')}`);
    const source = textSource({ path: 'd', entries: ['a.csv'], read: async () => bytes }, 'a.csv');
    const table = await openTextTable(source, { keptNumbers: 1000 });
    let seen = 0;
    for await (const { first, values, rows: some } of table.blocks([0, 1, 2], 20_000)) {
      for (let row = 0; row < some; row++) {
        expect([...values.subarray(3 * row, 3 * row + 3)]).toEqual([(first + row) / 8, 2, (first + row) % 3]);
      }
      expect(first + some).toBeGreaterThan(20_000);
      seen += some;
    }
    expect(seen).toBeGreaterThanOrEqual(10_000);
    expect((await table.words(3)).at(-1)).toBe(`name${rows - 1}`);
  });
});
