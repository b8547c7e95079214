import { gram } from '../../src/kernels/gram.ts';
import { gram as gramTwin } from '../../test/reference/gram.ts';
import { get } from '../../test/reference/matrix.ts';
import { gramWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { allIndices, download, pick, randomStack, someIndices, sumRounding, worstError, zeros } from './matrices.ts';

export function gramCase(rows: number, columns: number, twin = gramTwin): KernelCase {
  return {
    kernel: 'gram',
    shape: `${rows} × ${columns}`,
    work: gramWork(rows, columns),
    async prepare(gpu, owner) {
      const matrix = randomStack(1, 1, rows, columns);
      const product = zeros(gpu, owner, rows, rows);
      const block = zeros(gpu, owner, rows, columns).write(Float32Array.from(matrix.values));
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
        return download(gpu, product.view('bench', 0, [1, rows, rows]));
      }
    },
  };
}
