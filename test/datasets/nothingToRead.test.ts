import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import { datasetErrorOf, memorySource } from './memorySource.ts';
import { utf8 } from './text/openText.ts';

function message(...names: string[]): Promise<string> {
  const files = Object.fromEntries(names.map((name) => [`d/${name}`, utf8('x')]));
  return datasetErrorOf(loadDataset('d', memorySource(files)));
}

describe('a folder without a file that is read', () => {
  it.each([
    ['ARFF', ['a.arff', 'README.md', 'b.ARFF'], 'found 2 files of .arff and 1 file of .md; save the table as CSV'],
    ['JSON lines', ['a.jsonl'], 'found 1 file of .jsonl; save the rows as CSV or Parquet'],
    ['LIBSVM', ['a.libsvm', 'b.libsvm'], 'found 2 files of .libsvm; save the rows as CSV, a column per feature'],
    ['MATLAB beside a document', ['a.mat', 'b.md', 'c.mat'], 'save its arrays with numpy.savez'],
    [
      'unknown endings',
      ['a.foo', 'b.foo', 'c.bar'],
      'found 2 files of .foo and 1 file of .bar; save the data in one of',
    ],
    ['no endings', ['a/b'], 'found 1 file without an ending'],
    ['control characters', ['a.\u001b[1m'], String.raw`of .\u001b[1m;`],
  ])('%s', async (_, names, sentence) => {
    const found = await message(...names);
    expect(found).toContain('expected data files of a known format, CSV, TSV, Parquet,');
    expect(found).toContain(sentence);
  });

  it('a single file, given by itself', async () => {
    const source = memorySource({ 'a.arff': utf8('@relation x') });
    expect(await datasetErrorOf(loadDataset('a.arff', source))).toContain('another kind; save the table as CSV');
  });
});
