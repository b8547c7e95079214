import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../datasets/dataset.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { joinedColumns } from '../../../datasets/tables/text/joinedColumns.ts';
import { gzip } from '../bytes.ts';
import { datasetErrorOf, memorySource, plainImage } from '../memorySource.ts';
import { numbersOf, openText, utf8 } from './openText.ts';

type Contents = Readonly<Record<string, string | Bytes>>;

function loadFiles(contents: Contents, reading: ReadingOptions = {}, path = 'd'): Promise<Dataset> {
  const files = Object.entries(contents).map(([name, content]) => {
    return [`d/${name}`, typeof content === 'string' ? utf8(content) : content] as const;
  });
  return loadDataset(path, memorySource(Object.fromEntries(files)), { reading });
}

const load = (text: string, reading?: ReadingOptions) => loadFiles({ 'rows.csv': text }, reading, 'd/rows.csv');
const samplesOf = ({ train, test }: Dataset) => [train.samples, test.samples];

/** The values as the file has them, not as they were scaled, of both splits, row by row and sorted. */
function valuesOf({ train, test, scaling, image }: Dataset): number[][] {
  const { width } = image;
  const rows = [train, test].flatMap(({ features, samples }) =>
    Array.from({ length: samples }, (_, sample) =>
      Array.from({ length: width }, (__, column) => {
        const value = Number((features as Float32Array)[sample * width + column]);
        const back = scaling ? value * (scaling.scale[column] ?? 1) + (scaling.mean[column] ?? 0) : value;
        return Math.round(back * 1e4) / 1e4;
      }),
    ),
  );
  return rows.sort((a, b) =>
    a.findIndex((value, i) => value !== b[i]) < 0
      ? 0
      : (a.find((v, i) => v !== b[i]) ?? 0) - (b.find((v, i) => v !== a[i]) ?? 0),
  );
}

describe('columns named by numbers', () => {
  const rows = ['121,131,193', '8,36,210', '63,79,222', '69,211,65', '164,140,21', '221,192,214'];
  const table = (names: string, labels: readonly string[]) =>
    `${names},label\n${rows.map((row, i) => `${row},${labels[i % labels.length]}`).join('\n')}\n`;

  it.each([
    ['0,1,2', ['0', '1']],
    ['1,2,3', ['cat', 'dog']],
    ['1990,1991,1992', ['0', '1']],
    ['400.5,401.0,401.5', ['0', '1']],
    ['2,1,0', ['0', '1']],
  ])('as %s make neither a class nor a sample', async (names, labels) => {
    const set = await load(table(names, labels));
    expect([set.classes, samplesOf(set), set.featureNames]).toEqual([labels, [4, 2], names.split(',')]);
    const both = await loadFiles({ 'train.csv': table(names, labels), 'test.csv': table(names, labels) });
    expect([both.classes, samplesOf(both)]).toEqual([labels, [6, 6]]);
    expect(both.notes?.[0]).toContain('train.csv: the first row is taken for the names of the columns');
  });
});

describe('columns x, y and label', () => {
  it.each(['x,y,label', 'y,x,class', 'X,Y,Label', 'x,y,target'])('%s: the last is the label', async (names) => {
    const set = await load(`${names}\n3,40.5,0\n5,41.25,0\n7,40,0\n30,40,1\n33,41,1\n35,40,1\n`);
    expect([set.classes, set.featureNames]).toEqual([['0', '1'], names.split(',').slice(0, 2)]);
    expect(set.reading?.labels).toContain(names.split(',')[2]);
  });
});

describe('train and test columns', () => {
  it('are matched by name, or those that differ are named', async () => {
    const train = 'a,b,label\n10,200,x\n20,210,y\n';
    const moved = await loadFiles({ 'train.csv': train, 'test.csv': 'b,label,a\n200,x,10\n210,y,20\n' });
    expect(moved.test.features).toEqual(moved.train.features);
    const other = loadFiles({ 'train.csv': train, 'test.csv': 'c,d,label\n10,200,x\n20,210,y\n' });
    expect(await datasetErrorOf(other)).toMatch(/d\/test\.csv: expected the columns a and b .*found c and d/);
  });
});

describe('columns without a name', () => {
  it('are left out only where they count the rows', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i / 2 + (i % 3), (i * 7) % 5, i % 2 ? 'x' : 'y'] as const);
    const measured = await load(`a,,label\n${rows.map((row) => row.join()).join('\n')}\n`);
    expect(measured.image.width).toBe(2);
    const counted = await load(`,a,label\n${rows.map(([a, , label], i) => `${i},${a},${label}`).join('\n')}\n`);
    expect(counted.featureNames).toEqual(['a']);
  });

  it('are no columns where the header alone ends with a separator', async () => {
    const set = await load(
      '"id","diagnosis","radius","texture",\n1,M,17.99,10.38\n2,M,20.57,17.77\n3,B,13.5,14.3\n4,B,12.4,15.7\n',
    );
    expect([set.classes, set.featureNames, set.reading?.id]).toEqual([['B', 'M'], ['radius', 'texture'], 'id']);
    const quoted = await load('a,label,""\n1,x\n2,y\n3,x\n4,y\n');
    expect(quoted.featureNames).toEqual(['a']);
  });
});

describe('a row in a message', () => {
  it.each([
    ['below blank rows', 'a,b,label\n1,2,0\n\n\n3,4,1\n\n5,six,0\n7,8,1\n', 7],
    ['below rows of separators', 'a,b,label\n1,2,0\n,,\n3,4,1\n5,six,0\n7,8,1\n', 5],
    ['below comments', '# one\n# two\na,b,label\n1,2,0\n3,4,1\n# three\n5,six,0\n7,8,1\n', 7],
    ['below cells of two lines', 'a,b,label\n1,2,0\n3,4,"1\n"\n5,six,0\n7,8,1\n', 4],
    ['of Windows lines', 'a,b,label\r\n1,2,0\r\n\r\n3,4,1\r\n5,six,0\r\n7,8,1\r\n', 5],
    ['without a header', '1,2,0\n3,4,1\n5,six,0\n7,8,1\n', 3],
  ])('%s is the one that a spreadsheet shows', async (_, text, row) => {
    const column = text.includes('label') ? 'b' : '2';
    expect(await datasetErrorOf(load(text, text.includes('label') ? {} : { label: '3' }))).toContain(
      `d/rows.csv: expected a number in row ${row}, column ${column}, found 'six'`,
    );
  });

  it('shows what is invisible in a cell', async () => {
    const message = await datasetErrorOf(load('a,label\n1,x\n\u001b[2J\u0007,y\n3,x\n4,y\n'));
    expect(message).toContain("found '\\u001b[2J\\u0007'");
  });
});

describe('tables that other programs write', () => {
  it('UCI: no header, the class first', async () => {
    const set = await loadFiles(
      { 'wine.data': '1,14.23,1.71\n1,13.2,1.78\n2,12.37,0.94\n2,12.33,1.1\n', 'wine.names': 'Wine', Index: 'x' },
      { label: '1' },
    );
    expect([set.classes, set.image.width]).toEqual([['1', '2'], 2]);
    expect(set.reading?.leftOut).toContainEqual({
      what: 'file',
      names: ['wine.names', 'Index'],
      count: 2,
      why: 'they hold no data',
    });
    const message = await datasetErrorOf(load('1,14.23,1.71\n1,13.2,1.78\n2,12.37,0.94\n2,12.33,1.1\n'));
    expect(message).toContain('--label 1');
  });

  it('spreadsheets of countries with decimal commas', async () => {
    const set = await load(
      'länge;breite;art\n5,1;3,5;setosa\n4,9;3,0;setosa\n7,0;3,2;versicolor\n6,4;3,1;versicolor\n',
    );
    expect([set.classes, valuesOf(set).map(([first]) => first)]).toEqual([
      ['setosa', 'versicolor'],
      [4.9, 5.1, 6.4, 7],
    ]);
    const marked = await load('sep=;\r\na;label\r\n1,5;x\r\n2,5;y\r\n3,5;x\r\n4,5;y\r\n');
    expect(valuesOf(marked)).toEqual([[1.5], [2.5], [3.5], [4.5]]);
    const quoted = await load('a,label\n"1,5",x\n"2,25",y\n"3,5",x\n"4,5",y\n');
    expect(valuesOf(quoted)).toEqual([[1.5], [2.25], [3.5], [4.5]]);
    expect(await datasetErrorOf(load('a,label\n"1,500",x\n"2,250",y\n"3,500",x\n"4,500",y\n'))).toMatch(
      /row 2, column a, found '1,500'.*write its decimals with a point/,
    );
  });

  it('words with gaps', async () => {
    const rows =
      '39,State-gov,40,<=50K\n50,?,13,<=50K\n38,Private,40,>50K\n53,Private,40,>50K\n41,State-gov,40,<=50K\n';
    const text = `age,workclass,hours,income\n${rows}`;
    expect(await datasetErrorOf(load(text, { label: 'income' }))).toMatch(
      /expected a value in row 3, column workclass.*--missing/,
    );
    const set = await load(text, { label: 'income', missing: 'drop' });
    expect([set.classes, samplesOf(set)]).toEqual([
      ['<=50K', '>50K'],
      [2, 2],
    ]);
  });

  it.each([
    [
      'NumPy: spaces, and names in a comment',
      '# a b label\n1.0e+00 2.0e+00 0\n3.0e+00 4.0e+00 1\n5.0e+00 2.0e+00 0\n7.0e+00 1.0e+00 1\n',
    ],
    ['R: names of rows without a name above', '"a" "b" "label"\n"r1" 1 2 0\n"r2" 3 4 1\n"r3" 5 2 0\n"r4" 7 1 1\n'],
    [
      'Fortran: columns of a fixed width',
      '   a    b label\n   1    2     0\n   3    4     1\n   5    2     0\n   7    1     1\n',
    ],
    ['pandas: the rows counted in a column without a name', ',a,b,label\n0,1,2,0\n1,3,4,1\n2,5,2,0\n3,7,1,1\n'],
    ['tabs and Windows lines', 'a\tb\tlabel\r\n1\t2\t0\r\n3\t4\t1\r\n5\t2\t0\r\n7\t1\t1\r\n'],
  ])('%s', async (_, text) => {
    const set = await load(text);
    expect([set.classes, set.featureNames, valuesOf(set)]).toEqual([
      ['0', '1'],
      ['a', 'b'],
      [
        [1, 2],
        [3, 4],
        [5, 2],
        [7, 1],
      ],
    ]);
  });

  it('scikit-learn: classes in the first row', async () => {
    const set = await load(
      '4,4,setosa,versicolor\n5.1,3.5,1.4,0.2,0\n4.9,3.0,1.4,0.2,0\n7.0,3.2,4.7,1.4,1\n6.4,3.2,4.5,1.5,1\n',
    );
    expect([set.classes, set.image.width, samplesOf(set)]).toEqual([['setosa', 'versicolor'], 4, [2, 2]]);
  });

  it('hexadecimal numbers are no numbers', async () => {
    const set = load('a,b,label\n0x1A,1,x\n0x1B,2,y\n0x1C,3,x\n0x1D,4,y\n');
    // Words that differ from row to row are no features, which is told.
    expect((await set).featureNames).toEqual(['b']);
    expect((await set).reading?.leftOut[0]).toMatchObject({ what: 'column', names: ['a'] });
    expect(await datasetErrorOf(load('a,b,label\n0x1A,1,x\n27,2,y\n28,3,x\n29,4,y\n'))).toContain(
      "row 2, column a, found '0x1A'",
    );
  });
});

describe('a header that comes again, as in files that were joined', () => {
  it('is left out and told', async () => {
    const set = await load('a,b,label\n1,2,x\n3,4,y\na,b,label\n5,6,x\n7,8,y\n');
    expect([set.classes, samplesOf(set)]).toEqual([
      ['x', 'y'],
      [2, 2],
    ]);
    expect(set.reading?.leftOut).toContainEqual({
      what: 'row',
      names: ['row 4 of rows.csv'],
      count: 1,
      why: 'it repeats the header',
    });
  });
});

describe('gzipped tables', () => {
  const text = 'a,b,label\n1,2,x\n3,4,y\n1,2,x\n3,4,y\n';

  it('are read like plain ones: a file, one in a folder, two splits', async () => {
    const packed = await gzip(utf8(text));
    for (const set of [
      await loadFiles({ 'data.csv.gz': packed }, {}, 'd/data.csv.gz'),
      await loadFiles({ 'data.csv.gz': packed }),
      await loadFiles({ 'data.tsv.gz': await gzip(utf8(text.replaceAll(',', '\t'))) }),
    ]) {
      expect([set.classes, samplesOf(set)]).toEqual([
        ['x', 'y'],
        [2, 2],
      ]);
    }
    const both = await loadFiles({ 'train.csv.gz': packed, 'test.csv.gz': packed });
    expect(samplesOf(both)).toEqual([4, 4]);
  });

  it('that are cut off are refused', async () => {
    const packed = await gzip(utf8(text));
    expect(await datasetErrorOf(loadFiles({ 'data.csv.gz': packed.slice(0, -9) }))).toContain(
      'breaks off or is damaged',
    );
  });
});

describe('features and labels in files of their own', () => {
  const features = 'a,b\n1,2\n3,4\n5,2\n7,1\n';
  const labels = 'species\nx\ny\nx\ny\n';

  it.each([
    ['X.csv and y.csv', { 'X.csv': features, 'y.csv': labels }],
    ['features.csv and labels.csv', { 'features.csv': features, 'labels.csv': labels, 'notes.md': 'x' }],
    ['without headers', { 'X.csv': '1,2\n3,4\n5,2\n7,1\n', 'y.csv': 'x\ny\nx\ny\n' }],
    ['with the rows counted', { 'X.csv': ',a,b\n0,1,2\n1,3,4\n2,5,2\n3,7,1\n', 'y.csv': ',c\n0,x\n1,y\n2,x\n3,y\n' }],
  ])('are joined row by row: %s', async (_, files) => {
    const set = await loadFiles(files);
    expect([set.classes, samplesOf(set), set.image.width]).toEqual([['x', 'y'], [2, 2], 2]);
    expect(valuesOf(set)).toEqual([
      [1, 2],
      [3, 4],
      [5, 2],
      [7, 1],
    ]);
  });

  it('are joined split by split, and must have the same rows', async () => {
    const files = { 'X_train.csv': features, 'y_train.csv': labels, 'X_test.csv': features, 'y_test.csv': labels };
    const set = await loadFiles({ ...files, 'X_val.csv': features, 'y_val.csv': labels });
    expect([samplesOf(set), set.test.labels]).toEqual([[4, 4], new Uint16Array([0, 1, 0, 1])]);
    expect(set.reading?.leftOut).toContainEqual({
      what: 'file',
      names: ['X_val.csv', 'y_val.csv'],
      count: 2,
      why: 'they are no part of what was read',
    });
    expect(await datasetErrorOf(loadFiles({ 'X.csv': features, 'y.csv': 'species\nx\ny\n' }))).toBe(
      'd/y.csv: expected a label for each of the 4 rows of d/X.csv, found 2; give each row its label, in the same order',
    );
    expect(await datasetErrorOf(loadFiles({ 'X.csv': features, 'y.csv': features }))).toContain(
      'd/y.csv: expected one column of labels, found 2',
    );
  });

  it('give the labels as numbers too, where somebody asks for them beside the features', async () => {
    const joined = joinedColumns(await openText(features, 'X.csv'), await openText('n\n5\n6\n7\n8\n', 'y.csv'));
    expect(await numbersOf(joined, [1, 2, 0])).toEqual([
      [2, 5, 1],
      [4, 6, 3],
      [2, 7, 5],
      [1, 8, 7],
    ]);
  });
});

describe('tables beside a picture', () => {
  it('are read, and the picture is told', async () => {
    const text = 'a,b,label\n1,2,x\n3,4,y\n1,2,x\n3,4,y\n';
    const set = await loadFiles({ 'data.csv': text, 'plot.png': plainImage(2, 2, 1, 0) });
    expect(set.classes).toEqual(['x', 'y']);
    expect(set.reading?.leftOut).toEqual([
      { what: 'file', names: ['plot.png'], count: 1, why: 'it is no part of what was read' },
    ]);
  });
});

describe('tables are refused in a sentence that hold', () => {
  it.each([
    ['a JPEG by that name', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), 'expected CSV, found a JPEG image'],
    [
      'bytes of another alphabet',
      new Uint8Array([97, 44, 98, 10, 0x31, 44, 0x32, 10, 0xe9, 44, 0x31]),
      'expected CSV in UTF-8, found other bytes in line 3',
    ],
    ['UTF-16 without a mark', new Uint8Array([97, 0, 44, 0, 98, 0, 10, 0]), 'found bytes that are no text'],
    [
      'a web page',
      utf8('<!DOCTYPE html>\n<html><body>404, not found</body></html>\n'),
      'expected CSV, found a web page',
    ],
    ['JSON', utf8('[{"a": 1, "label": 2}, {"a": 3, "label": 4}]'), 'expected CSV, found JSON; save it as CSV'],
    ['ARFF', utf8('% made\n@RELATION x\n@attribute a numeric\n@data\n1,x\n'), 'expected CSV, found ARFF'],
    ['pairs of LIBSVM', utf8('1 1:0.5 2:0.7\n0 1:0.1 3:0.9\n'), 'found pairs of LIBSVM; save it as CSV'],
    [
      'a pointer of Git LFS',
      utf8('version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n'),
      'git lfs pull',
    ],
    ['nothing', utf8(''), 'expected rows of cells, a label and numbers in each, found none'],
    ['blank lines', utf8('\n\n \n'), 'found none'],
    ['a header alone', utf8('a,b,label\n'), 'found none'],
    ['no label', utf8('a,b\n1,2\n3,4\n'), '--label'],
    [
      'a row that is too short',
      utf8('a,b,label\n1,2,p\n1,q\n3,4,q\n'),
      'expected 3 cells in row 3 as in the header, found 2; complete the row',
    ],
    [
      'a row that is too long',
      utf8('a,b,label\n1,2,p\n1,2,3,q\n3,4,q\n'),
      'expected 3 cells in row 3 as in the header, found 4; put cells that hold , into double quotes',
    ],
    ['an open quote', utf8('a,label\n1,p\n"2,q\n3,p\n'), 'expected cells whose quotes close, found in row 3'],
    ['a quote within a cell', utf8('a,label\n1,p\n"2"3,q\n'), 'found in row 3'],
    ['measurements for labels', utf8('a,y\n1,0.5\n2,1.25\n'), 'measurement'],
    ['one class', utf8('a,y\n1,p\n2,p\n'), 'at least 2 classes'],
    ['a sep= line that names a quote', utf8('sep=\ufeff\na,b\n1,2\n'), 'expected a separator after sep='],
  ])('%s', async (_, bytes, sentence) => {
    const message = await datasetErrorOf(loadFiles({ 'rows.csv': bytes }, {}, 'd/rows.csv'));
    expect(message).toContain('d/rows.csv: ');
    expect(message).toContain(sentence);
    expect(message).not.toContain('\n');
  });
});
