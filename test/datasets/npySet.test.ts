import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import type { Bytes } from '../../datasets/source.ts';
import { bytesOf } from '../bytesOf.ts';
import { datasetErrorOf, type Files, memorySource, within } from './memorySource.ts';

type Typed = Uint8Array | Int32Array | Float32Array | Float64Array | BigInt64Array | Uint16Array;

/** An NPY file as numpy.save writes it, version 1.0. */
function npy(descr: string, shape: readonly number[], data: Typed, fortran = false): Bytes {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const header = `${text.padEnd(117)}\n`;
  const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8];
  const content = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return new Uint8Array([...start, ...new TextEncoder().encode(header), ...content]);
}

const LABELS = npy('<i8', [4], new BigInt64Array([2n, 0n, 2n, 0n]));
const load = (files: Files) => loadDataset('d', memorySource(within('d', files)));

describe('NPY pairs', () => {
  it('of bytes are taken as they are', async () => {
    const X = npy(
      '|u1',
      [4, 2, 3],
      Uint8Array.from({ length: 24 }, (_, i) => 10 * i),
    );
    const set = await load({ 'X_train.npy': X, 'y_train.npy': LABELS, 'X_test.npy': X, 'y_test.npy': LABELS });
    expect(set).toMatchObject({ classes: ['0', '2'], image: { width: 3, height: 2, channels: 1 } });
    expect([...bytesOf(set.train)]).toEqual(Array.from({ length: 24 }, (_, i) => 10 * i));
    expect([...set.train.labels]).toEqual([1, 0, 1, 0]);
    expect(set.notes).toBeUndefined();
  });

  it('of floats become bytes, each column scaled by the range of its training values', async () => {
    const train = npy('<f4', [2, 2], new Float32Array([-1, 5, 3, 5]));
    const test = npy('<f8', [3, 2], new Float64Array([1, 9, -9, 5, 9, 5]));
    const y = (...labels: number[]) => npy('<i4', [labels.length, 1], new Int32Array(labels));
    const set = await load({
      'X_train.npy': train,
      'y_train.npy': y(0, 1),
      'X_test.npy': test,
      'y_test.npy': y(1, 1, 0),
    });
    expect([...bytesOf(set.train)]).toEqual([0, 0, 255, 0]);
    expect([...bytesOf(set.test)]).toEqual([128, 0, 0, 0, 255, 0]);
    expect(set.notes?.[0]).toContain('rounded to 256 steps');
  });

  it('are read from an .npz too, big-endian and half precision included', async () => {
    const X = npy('>f2', [4, 1], new Uint16Array([0x003c, 0x0000, 0x0038, 0x0034])); // 1, 0, 0.5, 0.25
    const npz = zipSync({ 'x_train.npy': X, 'y_train.npy': LABELS, 'x_test.npy': X, 'y_test.npy': LABELS });
    const set = await loadDataset('m.npz', memorySource({ 'm.npz': npz as Bytes }));
    expect(set.name).toBe('m');
    expect([...bytesOf(set.train)]).toEqual([255, 0, 128, 64]);
  });

  it('have the channels of pictures moved to the front', async () => {
    const last = npy(
      '|u1',
      [4, 2, 1, 3],
      Uint8Array.from({ length: 24 }, (_, i) => i),
    );
    const set = await load({ 'X_train.npy': last, 'y_train.npy': LABELS, 'X_test.npy': last, 'y_test.npy': LABELS });
    expect(set.image).toEqual({ width: 1, height: 2, channels: 3 });
    expect([...bytesOf(set.train).subarray(0, 6)]).toEqual([0, 3, 1, 4, 2, 5]);
  });

  it('hold out one sample of each class where there is no test pair', async () => {
    const X = npy('|u1', [4, 1], new Uint8Array([1, 2, 3, 4]));
    const set = await load({ 'X.npy': X, 'y.npy': LABELS });
    expect([set.train.samples, set.test.samples]).toEqual([2, 2]);
    expect([...bytesOf(set.train), ...bytesOf(set.test)].sort()).toEqual([1, 2, 3, 4]);
  });

  const X = npy('|u1', [4, 1], new Uint8Array([1, 2, 3, 4]));
  it.each<[string, Files, string]>([
    ['no labels', { 'X.npy': X }, 'expected X.npy and y.npy'],
    ['objects', { 'X.npy': npy('|O', [4, 1], new Uint8Array(4)), 'y.npy': LABELS }, "found the dtype '|O'"],
    ['Fortran order', { 'X.npy': npy('|u1', [4, 1], new Uint8Array(4), true), 'y.npy': LABELS }, 'expected C order'],
    ['one axis', { 'X.npy': npy('|u1', [4], new Uint8Array(4)), 'y.npy': LABELS }, 'expected an array of 2 to 4 axes'],
    ['seven channels', { 'X.npy': npy('|u1', [1, 7, 1, 7], new Uint8Array(49)), 'y.npy': LABELS }, '1 or 3 channels'],
    [
      'labels of two axes',
      { 'X.npy': X, 'y.npy': npy('|u1', [2, 2], new Uint8Array(4)) },
      'expected one label per sample',
    ],
    [
      'too few labels',
      { 'X.npy': X, 'y.npy': npy('|u1', [2], new Uint8Array(2)) },
      'a label for each of the 4 samples',
    ],
    [
      'a cut file',
      { 'X.npy': X.subarray(0, X.length - 1), 'y.npy': LABELS },
      'expected 4 bytes for the shape (4, 1), found 3',
    ],
    [
      'not a number',
      { 'X.npy': npy('<f4', [4, 1], new Float32Array([1, Number.NaN, 2, 3])), 'y.npy': LABELS },
      'found NaN in sample',
    ],
    [
      'another kind of file',
      { 'X.npy': new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(20)]), 'y.npy': LABELS },
      'found a PNG image',
    ],
  ])('with %s are refused in a sentence', async (_, files, sentence) => {
    expect(await datasetErrorOf(load(files))).toContain(sentence);
  });
});

describe('ZIP archives', () => {
  it('hold data sets as folders do, and are refused where they are cut off', async () => {
    const csv = new TextEncoder().encode('a,label\n0,p\n1,q\n2,p\n3,q\n');
    const zip = zipSync({ 'rows/data.csv': csv, '__MACOSX/rows/._data.csv': csv }) as Bytes;
    expect((await loadDataset('rows.zip', memorySource({ 'rows.zip': zip }))).train.samples).toBe(2);
    const cut = { 'rows.zip': zip.subarray(0, zip.length - 30) };
    const message = await datasetErrorOf(loadDataset('rows.zip', memorySource(cut)));
    expect(message).toContain('rows.zip: expected a whole ZIP archive, it is cut off or damaged');
  });
});
