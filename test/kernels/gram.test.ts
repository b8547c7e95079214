import { describe, expect, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { gram } from '../../src/kernels/gram.ts';
import { usualVariant, variantsOf } from '../../src/kernels/products/variants.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { gram as twin } from '../reference/gram.ts';
import { randomStack } from '../reference/random.ts';
import { download, zeros } from '../reference/tensors.ts';
import { sumRounding } from '../reference/worst_error.ts';
import { SIZES_TO_17, Walled } from './walled.ts';
import { expectClose, run } from './workbench.ts';

const gpu = await openTestGpu();

/** Rows and columns: odd sizes of both, and sizes at the borders of a tile. */
const SHAPES = [
  [1, 1],
  [7, 65],
  [8, 4],
  [65, 130],
  [130, 7],
  [9, 4096],
] as const;

/** The values on and above the diagonal of a square matrix of `rows` rows. */
function upper(values: ArrayLike<number>, rows: number): number[] {
  return Array.from(values).filter((_, place) => place % rows >= Math.floor(place / rows));
}

describe.each(SHAPES)('the Gram matrix of %i rows of %i values', (rows, columns) => {
  const matrix = randomStack(4, 1, rows, columns);

  async function upperTriangle(): Promise<number[]> {
    const tensor = Tensor.create(gpu, 'rows', [rows, columns]).write(Float32Array.from(matrix.values));
    const output = zeros(gpu, rows, rows);
    await run(gpu, [await gram(gpu, { rows: tensor, gram: output })]);
    return upper(await download(gpu, output), rows);
  }

  it('equals its float64 twin on and above the diagonal', async () => {
    const expected = upper(twin(matrix).values, rows);
    expectClose(await upperTriangle(), expected, sumRounding(columns), Math.sqrt(columns));
  });

  it('has equal bits every time', async () => {
    expect(await upperTriangle()).toEqual(await upperTriangle());
  });
});

describe('Gram matrices', () => {
  // Slabs are left out: they are larger blocks of the same shader, and SwiftShader compiles them for many seconds.
  const variants = variantsOf(gpu).filter((variant) => variant !== 'slabs');

  it.each(variants.filter((variant) => variant !== usualVariant(gpu)))(
    'have the bits of the usual variant by %s, also where there are several blocks',
    async (variant) => {
      const [rows, columns] = [150, 37];
      const { values } = randomStack(4, 1, rows, columns);
      const source = Tensor.create(gpu, 'rows', [rows, columns]).write(Float32Array.from(values));
      const [square, usualSquare] = [zeros(gpu, rows, rows), zeros(gpu, rows, rows)];
      await run(gpu, [
        await gram(gpu, { rows: source, gram: square }, variant),
        await gram(gpu, { rows: source, gram: usualSquare }, usualVariant(gpu)),
      ]);
      expect(upper(await download(gpu, square), rows)).toEqual(upper(await download(gpu, usualSquare), rows));
    },
  );

  it.each(variants)('neither read beyond their rows nor write beyond their square, by %s', async (variant) => {
    for (const [, rows, columns] of SIZES_TO_17) {
      const matrix = randomStack(4, 1, rows, columns);
      const source = new Walled(gpu, [rows, columns], matrix.values);
      const square = new Walled(gpu, [rows, rows]);
      await run(gpu, [await gram(gpu, { rows: source.tensor, gram: square.tensor }, variant)]);
      const expected = upper(twin(matrix).values, rows);
      expectClose(upper(await square.read(), rows), expected, sumRounding(columns), Math.sqrt(columns));
    }
  });
});

it('a Gram matrix needs a place for every pair of rows', async () => {
  const wrong = { rows: zeros(gpu, 5, 100), gram: zeros(gpu, 5, 4) };
  await expect(gram(gpu, wrong)).rejects.toThrow('gram: gram must be [rows = 5, rows = 5], but is [5, 4]');
});
