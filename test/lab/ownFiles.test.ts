import { describe, expect, it } from 'vitest';
import { loadTree } from '../../datasets/load.ts';
import { openEntry } from '../../datasets/tree.ts';
import { ownFiles } from '../../src/lab/worker/data/ownFiles.ts';
import { datasetErrorOf, memorySource } from '../datasets/memorySource.ts';

const { decodeImage } = memorySource({});
const CSV = 'a,label\n1,p\n2,q\n3,p\n4,q\n';
const JPEG = '\u00ff\u00d8\u00ff\u00e0';

/** Makes a tree from the contents of files by their paths; each character of a content is one byte. */
function treeOf(name: string, contents: Readonly<Record<string, string>>) {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const files = Object.entries(contents).map(([path, text]) => ({ path, file: new File([bytes(text)], path) }));
  return ownFiles(name, files);
}

async function refusalOf(name: string, contents: Readonly<Record<string, string>>): Promise<string> {
  return datasetErrorOf(loadTree(await treeOf(name, contents), name, decodeImage));
}

describe('a sentence about files of the reader', () => {
  it('calls a file that was given alone by its name', async () => {
    expect(await refusalOf('photo', { 'photo.csv': JPEG })).toMatch(/^photo\.csv: expected CSV, found a JPEG/);
    expect(await refusalOf('notes', { 'notes.txt': 'hello' })).toMatch(/^notes\.txt: expected rows of cells/);
  });

  it('calls files that were given side by side by their names, without a folder', async () => {
    expect(await refusalOf('X', { 'X.npy': 'x', 'y.npy': 'y' })).toMatch(/^X\.npy: /);
    const folders = { 'train/a/1.png': '', 'train/b/1.png': '', 'test/c/1.png': '' };
    expect(await refusalOf('train', folders)).toMatch(/^test\/c: expected a class that train\/ has too/);
  });

  it('names the folder of a file once', async () => {
    expect(await refusalOf('photo', { 'photo/photo.csv': JPEG })).toMatch(/^photo\/photo\.csv: expected CSV/);
    expect(await refusalOf('notes', { 'notes/a.txt': 'hello' })).toMatch(/^notes\/a\.txt: expected rows of cells/);
  });
});

it('the files of a folder are those of its data set, except hidden ones', async () => {
  const tree = await treeOf('flowers', { 'flowers/all.csv': CSV, 'flowers/.DS_Store': '' });
  expect(tree.entries).toEqual(['all.csv']);
  const { name, classes, train, test } = await loadTree(tree, 'flowers', decodeImage);
  expect({ name, classes, samples: train.samples + test.samples }).toEqual({
    name: 'flowers',
    classes: ['p', 'q'],
    samples: 4,
  });
});

it('a file is read in parts, none of it before it is asked for', async () => {
  const tree = await treeOf('flowers', { 'flowers/all.csv': CSV });
  const file = await openEntry(tree, 'all.csv');
  expect(file.byteLength).toBe(CSV.length);
  expect(new TextDecoder().decode(await file.slice(2, 7))).toBe('label');
});

it('folders side by side keep their names', async () => {
  const tree = await treeOf('cats', { 'cats/1.png': '', 'dogs/1.png': '' });
  expect(tree.entries).toEqual(['cats/1.png', 'dogs/1.png']);
});
