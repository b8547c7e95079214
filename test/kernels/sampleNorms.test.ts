import { describe, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { NORM_SHARES, sampleNorms } from '../../src/kernels/sampleNorms.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { sampleNorm } from '../reference/sample_norms.ts';
import { download, expectClose, randomStack, run, upload, zeros } from './workbench.ts';

const gpu = await openTestGpu();

describe.each([
  [1, 1, 1, 1],
  [3, 7, 65, 130],
  [2, 65, 7, 1],
  [2, 130, 130, 7],
  [1, 100, 785, 512],
])('%i networks, %i rows, %i inputs, %i outputs', (networks, rows, inputs, outputs) => {
  const [even, odd] = [layer('even'), layer('odd')];

  function layer(seed: string) {
    return {
      input: randomStack(`${seed} input`, networks, rows, inputs),
      gradient: randomStack(`${seed} gradient`, networks, rows, outputs),
    };
  }

  it.each([
    ['processor', 0],
    ['graphics', 0],
    ['processor', 1],
    ['graphics', 1],
  ] as const)(
    'equal the squared norm of the gradient itself, in two layers at once (for a %s, step %i)',
    async (kind, step) => {
      const [inputTensors, gradientTensors] = [
        [upload(gpu, even.input), upload(gpu, odd.input)],
        [upload(gpu, even.gradient), upload(gpu, odd.gradient)],
      ] as const;
      const table = inputTensors.flatMap((input, i) => [0, input.pitch / 4, 0, (gradientTensors[i]?.pitch ?? 0) / 4]);
      const layers = Tensor.create(gpu, 'layers', [2, 4]).write(Uint32Array.from(table));
      const visits = rows + Math.ceil(rows / 2); // a whole step and a short one
      const steps = new Steps(gpu, evenSteps(visits, rows));
      const inOrder = Uint32Array.from({ length: networks * visits }, (_, i) => i % visits);
      const order = Tensor.create(gpu, 'order', [networks, visits]).write(inOrder);
      const records = zeros(gpu, networks, visits, 6);
      const buffers = { inputs: inputTensors, gradients: gradientTensors, layers, order, step: steps.table, records };
      const pass = await sampleNorms(gpu, { ...buffers, batch: rows }, NORM_SHARES[kind]);
      await run(gpu, [pass], steps.offset(step));
      const measured = await download(gpu, records);
      for (const [column, { input, gradient }] of [even, odd].entries()) {
        const actual = Array.from({ length: networks * visits }, (_, i) => measured[i * 6 + 4 + column] ?? 0);
        const expected = actual.map((_, i) => {
          const row = (i % visits) - step * rows;
          const inStep = row >= 0 && row < rows;
          return inStep ? sampleNorm(gradient, input, Math.floor(i / visits), row) : 0;
        });
        expectClose(actual, expected, 1e-5); // all terms are positive: nothing cancels
      }
    },
  );
});
