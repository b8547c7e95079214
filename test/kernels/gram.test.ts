import { describe, expect, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { gram } from '../../src/kernels/gram.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { gram as twin } from '../reference/gram.ts';
import { download, expectClose, randomStack, run, zeros } from './workbench.ts';

const gpu = await openTestGpu();

/** Rows and columns: odd sizes in both places, and one tile's borders. */
const SHAPES = [
  [1, 1],
  [7, 65],
  [8, 4],
  [65, 130],
  [130, 7],
  [9, 4096],
] as const;

describe.each(SHAPES)('the Gram matrix of %i rows of %i values', (rows, columns) => {
  const matrix = randomStack('rows', 1, rows, columns);

  async function upperTriangle(): Promise<number[]> {
    const tensor = Tensor.create(gpu, 'rows', [rows, columns]).write(Float32Array.from(matrix.values));
    const output = zeros(gpu, rows, rows);
    await run(gpu, [await gram(gpu, { rows: tensor, gram: output })]);
    return upper(await download(gpu, output));
  }

  function upper(values: ArrayLike<number>): number[] {
    return Array.from(values).filter((_, place) => place % rows >= Math.floor(place / rows));
  }

  it('equals its float64 twin on and above the diagonal', async () => {
    // Rounding of a float32 sum of n products of numbers up to 1: n terms, each off by 2⁻²⁴ of partial sums near √n.
    const tolerance = 2 ** -24 * Math.sqrt(columns) * 4;
    expectClose(await upperTriangle(), upper(twin(matrix).values), tolerance, Math.sqrt(columns));
  });

  it('has equal bits every time', async () => {
    expect(await upperTriangle()).toEqual(await upperTriangle());
  });
});

it('needs a place for every pair of rows', async () => {
  const wrong = { rows: zeros(gpu, 5, 100), gram: zeros(gpu, 5, 4) };
  await expect(gram(gpu, wrong)).rejects.toThrow('gram: gram must be [rows = 5, rows = 5], but is [5, 4]');
});
