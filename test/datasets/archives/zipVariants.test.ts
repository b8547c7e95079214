import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../../datasets/archives/zip.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { datasetErrorOf, memorySource, plainImage } from '../memorySource.ts';

const hello = new TextEncoder().encode('hello');
const DATE = { mtime: new Date(1990, 0, 1) };
const zip = (files: Record<string, Uint8Array>) => zipSync(files, DATE) as Bytes;

/** Where the entry of the only file lies in the central directory. */
function directoryAt(bytes: Bytes): number {
  return new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
}

describe('ZIP archives of other packers', () => {
  it.each([
    ['\\', 'pets\\cat\\1.png'],
    ['a drive', 'C:\\pets\\cat\\1.png'],
    ['a leading slash', '/pets/cat/1.png'],
    ['both separators', 'pets\\cat/1.png'],
  ])('may write folders with %s', async (_, name) => {
    const tree = await openZip(zip({ [name]: hello }), 'pets.zip');
    expect(tree.entries).toEqual(['pets/cat/1.png']);
    expect(await tree.read('pets/cat/1.png')).toEqual(hello);
  });

  it('with \\ between folders hold class folders as any others do', async () => {
    const images = ['cat', 'dog'].flatMap((name, label) =>
      [0, 1, 2].map((i) => [`pets\\${name}\\${i}.png`, plainImage(2, 2, 1, label + i)] as const),
    );
    const bytes = zip({ 'pets\\': new Uint8Array(), ...Object.fromEntries(images) });
    const set = await loadDataset('pets.zip', memorySource({ 'pets.zip': bytes }));
    expect(set).toMatchObject({ classes: ['cat', 'dog'], train: { samples: 4 }, test: { samples: 2 } });
  });

  it.each(['../evil.txt', '..\\evil.txt', 'a\\..\\..\\evil.txt', '__MACOSX\\a\\._x'])('leave out %s', async (name) => {
    expect((await openZip(zip({ [name]: hello, 'a.txt': hello }), 'a.zip')).entries).toEqual(['a.txt']);
  });

  it('may have names in UTF-8 without saying so', async () => {
    const bytes = zip({ 'größe/ä.txt': hello });
    const at = directoryAt(bytes);
    bytes[at + 9] = (bytes[at + 9] ?? 0) & ~8;
    expect((await openZip(bytes, 'a.zip')).entries).toEqual(['größe/ä.txt']);
  });

  it('may have the sizes of large files in a field of their own', async () => {
    const packed = zipSync({ 'a/x.txt': [hello, { extra: { 1: sizes(5, 5) }, level: 0 }] }, DATE) as Bytes;
    new DataView(packed.buffer).setBigUint64(directoryAt(packed) + 20, 0xffff_ffff_ffff_ffffn, true);
    const tree = await openZip(packed, 'a.zip');
    expect(await tree.read('a/x.txt')).toEqual(hello);
  });

  it('are refused with a password, with the step that mends it', async () => {
    const bytes = zip({ 'cat/1.png': hello });
    const at = directoryAt(bytes);
    bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
    expect(await datasetErrorOf(openZip(bytes, 'a.zip'))).toBe(
      'a.zip: expected files that are stored or deflated, found cat/1.png encrypted with a password; unpack it and give the folder',
    );
  });

  it.each([
    [9, 'Deflate64'],
    [14, 'LZMA'],
    [77, 'method 77'],
  ])('are refused when packed by method %d', async (method, words) => {
    const bytes = zip({ 'a.txt': hello });
    bytes[directoryAt(bytes) + 10] = method;
    expect(await datasetErrorOf(openZip(bytes, 'a.zip'))).toContain(`found a.txt packed with ${words}; unpack it`);
  });

  it('are refused where two files have one name', async () => {
    const bytes = zip({ 'a/b.txt': hello, 'a\\b.txt': hello });
    expect(await datasetErrorOf(openZip(bytes, 'a.zip'))).toContain('found two files named a/b.txt');
  });

  it('are refused where they say that they inflate to more than is allowed', async () => {
    const bytes = zip({ 'a.txt': hello });
    new DataView(bytes.buffer).setUint32(directoryAt(bytes) + 24, 0xffff_fff0, true);
    expect(await datasetErrorOf(openZip(bytes, 'a.zip'))).toContain('take more than 128 MiB and more than 64 times');
  });
});

/** The extra field of large files: the size and the packed size, in 64 bits each. */
function sizes(size: number, packed: number): Uint8Array {
  return new Uint8Array(new BigUint64Array([BigInt(size), BigInt(packed)]).buffer);
}
