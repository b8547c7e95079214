import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, it } from 'vitest';
import { listZip } from '../../../datasets/archives/rangedZip.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { allowDatasetErrors, checkDamaged } from '../damaged.ts';
import { memorySource, within } from '../memorySource.ts';
import { countUp, npy, npyOf, npyWords } from './npyFile.ts';

const X = [
  npy('<f4', [4, 2], countUp(8)),
  npy('>i2', [4, 2, 3], countUp(24)),
  npy('<f8', [4, 3], countUp(12), true),
  npy('|u1', [4, 2, 2, 3], countUp(48)),
];
const y = [
  npy('<i8', [4], [0, 1, 0, 1]),
  npyWords('<U3', [4], ['a', 'b', 'a', 'b']),
  npy('|b1', [4, 2], [0, 1, 1, 0, 0, 1, 1, 0]),
];
const [features = new Uint8Array(), labels = new Uint8Array()] = [X[0], y[0]];
const load = (files: Record<string, Bytes>) => allowDatasetErrors(loadDataset('d', memorySource(within('d', files))));

describe('no bytes make the readers of arrays throw anything but DatasetError', () => {
  it('in the place of features', () => checkDamaged(X, (bytes) => load({ 'X.npy': bytes, 'y.npy': labels })));

  it('in the place of labels', () => checkDamaged(y, (bytes) => load({ 'X.npy': features, 'y.npy': bytes })));

  it('in the place of an NPZ, read in parts too', async () => {
    const files = { 'x.npy': features, 'y.npy': labels, 'names.npy': y[1] ?? labels };
    const archives = [zipSync(files, { level: 0 }), zipSync(files, { level: 9 })] as Bytes[];
    await checkDamaged(archives, async (bytes) => {
      await load({ 'd.npz': bytes });
      const archive = { byteLength: bytes.length, slice: async (a: number, b: number) => bytes.slice(a, b).buffer };
      await allowDatasetErrors(listZip(archive, 'd.npz').then((all) => Promise.all(all.map(({ open }) => open()))));
    });
  });

  it('with headers of any type and shape', async () => {
    const type = fc.oneof(
      fc.constantFrom(
        '<f4',
        '|b1',
        '>i8',
        '<U3',
        '|S2',
        '|O',
        '<c8',
        '<f16',
        '|V3',
        '<M8[D]',
        '=f2',
        "[('a', '<f4')]",
        '',
      ),
      fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/['\\]/g, '')),
    );
    const size = fc.oneof(fc.nat(5), fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 53, 1e21));
    const bytes = fc
      .tuple(type, fc.array(size, { maxLength: 6 }), fc.uint8Array({ maxLength: 200 }), fc.boolean())
      .map(([descr, shape, content, fortran]) => npyOf(descr, shape, content, fortran));
    const files = fc.tuple(bytes, bytes);
    await fc.assert(
      fc.asyncProperty(files, async ([one, other]) => {
        await load({ 'X.npy': one, 'y.npy': labels });
        await load({ 'X.npy': features, 'y.npy': one });
        await load({ 'a.npy': one, 'b.npy': other });
      }),
      { numRuns: 300 },
    );
  });

  it('under any names', async () => {
    const part = fc.constantFrom(
      'x',
      'y',
      'train',
      'test',
      'val',
      'X',
      'labels',
      'data',
      'arr_0',
      'names',
      'classes',
      'ids',
      '_',
      '/',
      '.',
      'a.npz',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('')}.npy`);
    const arrays = fc.dictionary(name, fc.constantFrom(...X, ...y), { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(arrays, (files) => load({ ...files, 'z.txt': labels })),
      { numRuns: 300 },
    );
  });
});
