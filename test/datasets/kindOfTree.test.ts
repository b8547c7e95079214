import { describe, expect, it } from 'vitest';
import { kindOfTree } from '../../datasets/kindOfTree.ts';
import { utf8 } from './text/openText.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'metadata.csv': 'file_name,label\n0.png,x\n1.png,y\n',
  'labels.tsv': 'path\tlabel\n./pics/0.png\tx\npics/1.png\ty\n',
};

function kind(...entries: string[]) {
  const read = async (entry: string) => utf8(TEXTS[entry] ?? 'a,label\n1,x\n2,y\n');
  return kindOfTree({ path: 'd', entries, read }).then(({ kind: found }) => found);
}

describe('a tree holds', () => {
  it.each([
    ['text', ['data.csv']],
    ['text', ['data.csv.gz']],
    ['text', ['data.csv', 'plot.png']],
    ['text', ['data.csv', 'plots/1.png', 'plots/2.png']],
    ['text', ['train.csv', 'test.csv', 'README.md', 'a.jpg']],
    ['text', ['wine.data', 'wine.names']],
    ['arrays', ['X.npy', 'y.npy', 'scatter.png']],
    ['arrays', ['X.npy', 'y.npy', 'ids.csv']],
    ['parquet', ['data.parquet', 'plot.png']],
    ['parquet', ['data/train-00000-of-00001.parquet', 'README.md']],
    ['pictures', ['cat/0.png', 'dog/0.png']],
    ['pictures', ['cat/0.png', 'dog/0.png', 'labels.csv']],
    ['pictures', ['train/cat/0.png', 'train/dog/0.png', 'info.txt']],
    ['pictures', ['metadata.csv', '0.png', '1.png']],
    ['pictures', ['labels.tsv', 'pics/0.png', 'pics/1.png']],
    ['pictures', ['0.png']],
    ['pictures', []],
  ])('%s: %j', async (expected, entries) => {
    expect(await kind(...entries)).toBe(expected);
  });
});
