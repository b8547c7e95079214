import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { Gpu } from '../../src/gpu/gpu.ts';
import { usualVariant } from '../../src/kernels/products/variants.ts';
import { snapshotFile } from '../../src/run/folder/layout.ts';
import { encodeSafetensors, type NamedTensor } from '../../src/run/formats/safetensors.ts';
import { pathGram } from '../../src/run/paths/pathGram.ts';
import { adapterChoice, openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { gram as twin } from '../reference/gram.ts';
import { build, type Stack } from '../reference/matrix.ts';
import { type MemoryFolder, memoryFolder } from './memoryFolder.ts';

const gpu = await openTestGpu();

/** Parameters of one layer: all values are weights but the last, which is the bias unless it is the only value. */
function parameters(values: Float32Array): NamedTensor[] {
  const weights = Math.max(1, values.length - 1);
  return [
    { name: 'L1.weight', shape: [1, weights], data: values.slice(0, weights) },
    { name: 'L1.bias', shape: [values.length - weights], data: values.slice(weights) },
  ];
}

/** Folders with snapshots along random paths from one beginning, and their displacements from it. */
function constructedPaths(paths: number, epochs: number, columns: number) {
  const random = seedrandom(`${paths} ${epochs} ${columns}`);
  const draw = (size: number) => Float32Array.from({ length: columns }, () => size * (2 * random() - 1));
  const start = draw(1);
  const folders: MemoryFolder[] = [];
  const points: Float32Array[] = [];
  for (let path = 0; path < paths; path++) {
    const folder = memoryFolder();
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const step = draw(0.1 * epoch);
      const point = start.map((value, k) => value + (step[k] ?? 0));
      folder.files.set(snapshotFile(epoch), encodeSafetensors(parameters(point)));
      points.push(point);
    }
    folders.push(folder);
  }
  const displacements = build([1, points.length, columns], (_r, i, k) => (points[i]?.[k] ?? 0) - (start[k] ?? 0));
  const files = Array.from({ length: epochs }, (_, index) => snapshotFile(index + 1));
  return { paths: { beginning: parameters(start), folders, files }, displacements };
}

function largest({ values }: Stack): number {
  return Math.max(...values.map(Math.abs));
}

describe.each([
  [3, 4, 1000, 256],
  [2, 5, 130, 7],
  [3, 3, 1, 4],
  [1, 9, 65, 64],
  [2, 1, 64, 32],
])('%i paths of %i epochs over %i parameters in blocks of %i', (count, epochs, columns, blockColumns) => {
  const { paths, displacements } = constructedPaths(count, epochs, columns);

  test('have the Gram matrix of their displacements in float64', async () => {
    const expected = twin(displacements);
    const { gram: actual } = await pathGram(gpu, paths, { blockColumns });
    // Displacements and their products are rounded to float32, sums of a block too.
    expectClose(actual, expected.values, 2 ** -22 * Math.sqrt(columns), largest(expected));
  });

  test('give equal bits every time', async () => {
    expect(await pathGram(gpu, paths, { blockColumns })).toEqual(await pathGram(gpu, paths, { blockColumns }));
  });
});

test('without a block size all parameters of a small network are taken at once', async () => {
  const { paths, displacements } = constructedPaths(2, 3, 777);
  const seen: number[][] = [];
  const { gram: actual } = await pathGram(gpu, paths, { onProgress: (...progress) => seen.push(progress) });
  expectClose(actual, twin(displacements).values, 1e-5, 1);
  expect(seen).toEqual([[777, 777]]);
});

test('each byte is read once, and progress counts parameters', async () => {
  const { paths } = constructedPaths(2, 2, 100);
  const reads: [number, number][] = [];
  const folders = paths.folders.map((folder) => ({
    ...folder,
    open: async (name: string) => {
      const file = await folder.open(name);
      return {
        ...file,
        slice: (start: number, end?: number) => {
          reads.push([start, end ?? file.byteLength]);
          return file.slice(start, end);
        },
      };
    },
  }));
  const seen: number[] = [];
  await pathGram(gpu, { ...paths, folders }, { blockColumns: 30, onProgress: (done) => seen.push(done) });
  const bytes = [...paths.folders]
    .flatMap(({ files }) => [...files.values()])
    .reduce((sum, { length }) => sum + length, 0);
  expect(reads.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(bytes);
  expect(seen).toEqual([30, 60, 90, 100]);
});

test('the variant that made the products is named', async () => {
  const { paths } = constructedPaths(2, 3, 50);
  expect((await pathGram(gpu, paths)).variant).toBe(usualVariant(gpu));
  const forced = await Gpu.open({ adapter: adapterChoice(), products: 'tile' });
  expect((await pathGram(forced, paths)).variant).toBe('tile');
  await forced.close();
});

test('a path that goes nowhere has a Gram matrix of zeros, and no paths have an empty one', async () => {
  const { paths } = constructedPaths(1, 1, 5);
  paths.folders[0]?.files.set(snapshotFile(1), encodeSafetensors(paths.beginning));
  expect([...(await pathGram(gpu, paths)).gram]).toEqual([0]);
  expect(await pathGram(gpu, { ...paths, folders: [] })).toEqual({ gram: new Float64Array(0), variant: undefined });
});

test('an interrupted computation ends with the reason', async () => {
  const { paths } = constructedPaths(2, 2, 100);
  const abort = new AbortController();
  const onProgress = () => abort.abort(new Error('enough'));
  await expect(pathGram(gpu, paths, { signal: abort.signal, blockColumns: 10, onProgress })).rejects.toThrow('enough');
});

describe('a damaged snapshot is refused by its name', () => {
  const name = snapshotFile(2);

  /** The Gram matrix of two paths after the second's last snapshot was changed, or removed. */
  function withSecond(change: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined) {
    const { paths } = constructedPaths(2, 2, 10);
    const files = paths.folders[1]?.files;
    const changed = change(files?.get(name) ?? new Uint8Array(0));
    if (changed) files?.set(name, changed);
    else files?.delete(name);
    return pathGram(gpu, paths);
  }

  test('where it is missing', async () => {
    await expect(withSecond(() => undefined)).rejects.toMatchObject({
      name: 'DamagedRunError',
      message: expect.stringContaining(`memory/${name} is missing`),
    });
  });

  test('where it has other tensors', async () => {
    const other = encodeSafetensors([{ name: 'L1.weight', shape: [10], data: new Float32Array(10) }]);
    await expect(withSecond(() => other)).rejects.toMatchObject({
      name: 'DamagedRunError',
      message: `memory/${name}: expected L1.weight [1, 9], L1.bias [1], got L1.weight [10]; write the run again`,
    });
  });

  test.each([0, 7, 60, 150])('where only %i of its bytes are there', async (length) => {
    await expect(withSecond((file) => file.slice(0, length))).rejects.toMatchObject({
      name: 'DamagedRunError',
      message: expect.stringContaining(`memory/${name} is damaged: safetensors`),
    });
  });

  test('where it is cut short while it is read', async () => {
    const { paths } = constructedPaths(1, 1, 10);
    const folder = paths.folders[0] ?? expect.fail('no folder');
    const open = async (file: string) => {
      const source = await folder.open(file);
      return { ...source, slice: (start: number, end?: number) => source.slice(start, start > 60 ? start + 8 : end) };
    };
    await expect(pathGram(gpu, { ...paths, folders: [{ ...folder, open }] })).rejects.toThrow(
      `memory/${snapshotFile(1)} became shorter while it was read`,
    );
  });
});
