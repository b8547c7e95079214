import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../datasets/source.ts';
import { openTextTables, textFilesOf } from '../../../datasets/tables/text/textTables.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { utf8 } from './openText.ts';

const TABLE = utf8('a,label\n1,x\n2,y\n');

function treeOf(names: readonly string[], others: Readonly<Record<string, Bytes>> = {}) {
  const files = { ...Object.fromEntries(names.map((name) => [name, TABLE])), ...others };
  return { path: 'd', entries: Object.keys(files), read: async (entry: string) => files[entry] ?? TABLE };
}

async function chosen(tree: ReturnType<typeof treeOf>) {
  const { train, test } = await openTextTables(tree, await textFilesOf(tree));
  return { train: train.file, test: test?.file, leftOut: train.leftOut };
}

describe('of several tables', () => {
  it.each([
    [['train.csv', 'test.csv'], 'train.csv', 'test.csv'],
    [['my_training.tsv', 'my_testing.tsv'], 'my_training.tsv', 'my_testing.tsv'],
    [['TrainSet.csv', 'TestSet.csv'], 'TrainSet.csv', 'TestSet.csv'],
    [['mnist-train.csv.gz', 'mnist-test.csv.gz'], 'mnist-train.csv.gz', 'mnist-test.csv.gz'],
    [['train/data.csv', 'test/data.csv'], 'train/data.csv', 'test/data.csv'],
    [['set/Train/a.csv', 'set/Validation/b.csv'], 'set/Train/a.csv', 'set/Validation/b.csv'],
    [['train.csv', 'valid.csv'], 'train.csv', 'valid.csv'],
    [['adult.data', 'adult.test'], 'adult.data', 'adult.test'],
    [['data.csv', 'data_test.csv'], 'data.csv', 'data_test.csv'],
    [['X.csv'], 'X.csv', undefined],
    [['wine.data'], 'wine.data', undefined],
  ])('%j, one is to train and one to test with', async (names, train, test) => {
    expect(await chosen(treeOf(names))).toEqual({
      train: `d/${train}`,
      test: test && `d/${test}`,
      leftOut: [],
    });
  });

  it.each([
    [['train.csv', 'val.csv', 'test.csv'], 'test.csv', 'val.csv', 'it is neither to train nor to test with'],
    [
      ['train.csv', 'test.csv', 'sample_submission.csv'],
      'test.csv',
      'sample_submission.csv',
      'it is no part of what was read',
    ],
    [['train.csv', 'test.csv', 'plot.png'], 'test.csv', 'plot.png', 'it is no part of what was read'],
    [['train.csv', 'test.csv', 'README.md'], 'test.csv', 'README.md', 'it holds no data'],
    [['train.csv', 'test.csv', 'train.csv.gz'], 'test.csv', 'train.csv.gz', 'train lies unpacked beside it'],
    [['train.csv', 'test.csv', 'notes.txt'], 'test.csv', 'notes.txt', 'it is no part of what was read'],
  ])('%j, what is left out is told', async (names, test, name, why) => {
    const { leftOut, ...files } = await chosen(treeOf(names));
    expect(files).toEqual({ train: 'd/train.csv', test: `d/${test}` });
    expect(leftOut).toEqual([expect.objectContaining({ names: [name], count: 1, why })]);
  });

  it.each([
    [['a.csv', 'b.csv']],
    [['train_1.csv', 'train_2.csv', 'test.csv']],
    [['train.csv', 'test_a.csv', 'test_b.csv']],
    [['test.csv', 'val.csv']],
    [['train_test.csv', 'b.csv']],
  ])('%j leave a doubt, which is told with their names', async (names) => {
    const message = await datasetErrorOf(chosen(treeOf(names)));
    expect(message).toContain('d: expected one table, or one named train and one named test, found ');
    for (const name of names) expect(message).toContain(name);
    expect(message).toContain(`give the path of one of them, such as d/${names[0]}`);
  });

  it('many names are cut short, and what is invisible in them is shown', async () => {
    const message = await datasetErrorOf(chosen(treeOf(Array.from({ length: 20 }, (_, i) => `\u001b[31m${i}.csv`))));
    expect(message).toContain('\\u001b[31m0.csv');
    expect(message).toContain('and 12 more');
    expect(message).not.toContain('\u001b');
  });
});

describe('files that no ending calls a table', () => {
  it.each([
    ['prose', 'This is a list of wines.\nEach of them was analysed, as the paper says in detail.\nSee there.\n', false],
    ['lines of a word each', 'setosa\nversicolor\nvirginica\n', false],
    ['bytes', '\u0000\u0001\u0002', false],
    ['nothing', '', false],
    ['numbers', '1 2 3\n4 5 6\n', true],
    ['cells', 'p,x\ne,y\ne,z\n', true],
  ])('are read by their content: %s', async (_, content, isTable) => {
    const tree = treeOf([], { 'some.txt': utf8(content), 'other.data': utf8(content) });
    expect(await textFilesOf(tree)).toEqual(isTable ? ['some.txt', 'other.data'] : []);
  });

  it('do not count beside those that are called tables, nor do lists of licences', async () => {
    expect(await textFilesOf(treeOf(['data.csv', 'other.txt']))).toEqual(['data.csv']);
    expect(await textFilesOf(treeOf(['README.txt', 'LICENSE.txt', 'wine.data']))).toEqual(['wine.data']);
  });
});
