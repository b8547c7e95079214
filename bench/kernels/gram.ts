import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { gram } from '../../src/kernels/gram.ts';
import { gram as gramTwin } from '../../test/reference/gram.ts';
import { get, type Stack } from '../../test/reference/matrix.ts';
import { randomStack } from '../../test/reference/random.ts';
import { downloadStack, zeros } from '../../test/reference/tensors.ts';
import { sumRounding, worstError } from '../../test/reference/worst_error.ts';
import { gramWork } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';

export function gramCase(rows: number, columns: number, twin = gramTwin): KernelCase {
  return kernelCase({
    kernel: 'gram',
    shape: `${rows} × ${columns}`,
    work: gramWork(rows, columns),
    operands: (gpu, owner) => operandsOf(gpu, owner, rows, columns),
    dispatches: (gpu, { block, product }) => [gram(gpu, { rows: block, gram: product })],
    async worstError(gpu, { matrix, product }) {
      const compared = someIndices(rows);
      const expected = upperTriangle(twin(pick(matrix, compared, allIndices(columns))));
      const square = await downloadStack(gpu, product.view('bench', 0, [1, rows, rows]));
      const actual = upperTriangle(pick(square, compared, compared));
      return worstError(actual, expected, sumRounding(columns), Math.sqrt(columns));
    },
  });
}

function operandsOf(gpu: Gpu, owner: Owner, rows: number, columns: number) {
  const matrix = randomStack(1, 1, rows, columns);
  const product = owner.own(zeros(gpu, rows, rows));
  const block = owner.own(zeros(gpu, rows, columns)).write(Float32Array.from(matrix.values));
  return { matrix, product, block };
}

/** The diagonal and what is right of it: all that the kernel writes. */
function upperTriangle(square: Stack): number[] {
  const indices = allIndices(square.rows);
  return indices.flatMap((row) => indices.slice(row).map((column) => get(square, 0, row, column)));
}
