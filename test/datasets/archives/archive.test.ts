import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../datasets/archives/archive.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { gzip, idxFiles, tar } from '../bytes.ts';
import { datasetErrorOf, memorySource, within } from '../memorySource.ts';

const text = (words: string): Bytes => new TextEncoder().encode(words);
const CSV = text('a,label\n0,p\n1,q\n2,p\n3,q\n');

describe('a gzip', () => {
  it.each([
    ['data.csv.gz', 'data.csv'],
    ['some/folder/train-images-idx3-ubyte.gz', 'train-images-idx3-ubyte'],
    ['C:\\mine\\DATA.CSV.GZ', 'DATA.CSV'],
  ])('of one file, %s, is this file', async (path, entry) => {
    const tree = await openArchive(await gzip(CSV), path);
    expect(tree?.entries).toEqual([entry]);
    expect(await tree?.read(entry)).toEqual(CSV);
  });

  it('of a tar archive is this archive, whatever its name is', async () => {
    const packed = await gzip(await tar({ 'd/data.csv': CSV }));
    for (const path of ['d.tar.gz', 'd.tgz', 'd.gz', 'd']) {
      expect((await openArchive(packed, path))?.entries).toEqual(['d/data.csv']);
    }
  });

  it('that is cut off, or that is no tar though it is named so, is refused', async () => {
    const cut = (await gzip(CSV)).slice(0, -9);
    expect(await datasetErrorOf(openArchive(cut, 'data.csv.gz'))).toContain('expected a whole gzip file');
    expect(await datasetErrorOf(openArchive(await gzip(text('x'.repeat(700))), 'd.tar.gz'))).toContain(
      'd.tar.gz: expected a whole tar archive',
    );
  });

  it('that inflates to more than is allowed is refused, and not inflated further', async () => {
    const bomb = await gzip(new Uint8Array(2 ** 27 + 2 ** 20));
    expect(await datasetErrorOf(openArchive(bomb, 'zeros.gz'))).toBe(
      'zeros.gz: expected data that are gzipped, found some that inflate to more than 128 MiB and more than 64 times its size; unpack it and give the folder',
    );
  });
});

describe('a tar archive', () => {
  it('of an old packer, without its mark, is known by its checksum', async () => {
    const archive = await tar({ 'd/data.csv': CSV });
    archive.fill(0, 257, 265);
    const header = archive.subarray(0, 512);
    header.fill(32, 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.set(text(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    expect((await openArchive(archive, 'd.tar'))?.entries).toEqual(['d/data.csv']);
  });
});

describe('archives of other formats', () => {
  it.each<[string, Bytes, string]>([
    ['pets.tar.bz2', text('BZh91AY&SY'), 'a bzip2 file'],
    ['pets.tar.xz', new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), 'an xz file'],
    ['pets.7z', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), 'a 7z archive'],
    ['pets.rar', text('Rar!\u001a\u0007\u0001'), 'a RAR archive'],
    ['pets.tar.zst', new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0]), 'a Zstandard file'],
    ['images.h5', new Uint8Array([0x89, 0x48, 0x44, 0x46]), 'an HDF5 file'],
    ['digits.mat', text('MATLAB 5.0 MAT-file'), 'a MATLAB file'],
  ])('are refused: %s, by the name and by the first bytes', async (path, bytes, words) => {
    const unreadable = memorySource({ [path]: new Uint8Array() });
    const byName = await datasetErrorOf(loadDataset(path, unreadable));
    expect(byName).toContain(`${path}: expected data files, or a .zip, .tar or .tar.gz of them, found ${words}; `);
    expect(await datasetErrorOf(loadDataset('d', memorySource({ d: bytes })))).toContain(`found ${words}; `);
    const inFolder = memorySource(within('folder', { [path]: bytes }));
    expect(await datasetErrorOf(loadDataset('folder', inFolder))).toBe(`folder/${byName}`);
  });

  it('are refused inside a gzip too', async () => {
    expect(await datasetErrorOf(openArchive(await gzip(text('BZh91AY&SY')), 'a.gz'))).toContain('a bzip2 file');
  });
});

describe('a folder that holds one archive', () => {
  it('and another one, or some of a format that is not read, is refused', async () => {
    const zip = zipSync({ 'a.csv': CSV }) as Bytes;
    const several = memorySource(within('d', { 'train.zip': zip, 'test.zip': zip }));
    expect(await datasetErrorOf(loadDataset('d', several))).toBe(
      'd: expected data files or one archive of them, found train.zip and test.zip; unpack them and give the folder',
    );
    const refused = memorySource(within('d', { 'train.h5': zip, 'test.h5': zip }));
    expect(await datasetErrorOf(loadDataset('d', refused))).toContain('d/train.h5: expected data files');
  });

  it('is read as this archive', async () => {
    const files = { 'sets/': new Uint8Array(), 'sets/mine.zip': zipSync(idxFiles([0, 1], [1])) as Bytes };
    const set = await loadDataset('d', memorySource(within('d', files)));
    expect(set).toMatchObject({ name: 'd', train: { samples: 2 }, test: { samples: 1 } });
  });
});
