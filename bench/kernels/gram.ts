import { gram } from '../../src/kernels/gram.ts';
import { gram as gramTwin } from '../../test/reference/gram.ts';
import { get } from '../../test/reference/matrix.ts';
import { randomStack } from '../../test/reference/random.ts';
import { downloadStack, zeros } from '../../test/reference/tensors.ts';
import { sumRounding, worstError } from '../../test/reference/worst_error.ts';
import { gramWork } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import type { KernelCase } from './kernelCase.ts';

export function gramCase(rows: number, columns: number, twin = gramTwin): KernelCase {
  return {
    kernel: 'gram',
    shape: `${rows} × ${columns}`,
    work: gramWork(rows, columns),
    async prepare(gpu, owner) {
      const matrix = randomStack(1, 1, rows, columns);
      const product = owner.own(zeros(gpu, rows, rows));
      const block = owner.own(zeros(gpu, rows, columns)).write(Float32Array.from(matrix.values));
      return {
        dispatches: [owner.own(await gram(gpu, { rows: block, gram: product }))],
        async worstError() {
          const compared = someIndices(rows);
          const expected = twin(pick(matrix, compared, allIndices(columns)));
          const actual = await downloadSquare();
          const upper = compared.flatMap((row, i) =>
            compared.slice(i).map((column, j) => [row, column, i, i + j] as const),
          );
          return worstError(
            upper.map(([row, column]) => get(actual, 0, row, column)),
            upper.map(([, , i, j]) => get(expected, 0, i, j)),
            sumRounding(columns),
            Math.sqrt(columns),
          );
        },
      };

      function downloadSquare() {
        return downloadStack(gpu, product.view('bench', 0, [1, rows, rows]));
      }
    },
  };
}
