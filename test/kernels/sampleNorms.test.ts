import { describe, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { sampleNorms } from '../../src/kernels/sampleNorms.ts';
import { Steps } from '../../src/mlp/steps.ts';
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
  it('equal the squared norm of the gradient itself, in two layers at once', async () => {
    const [even, odd] = ['even', 'odd'].map((seed) => ({
      input: randomStack(`${seed} input`, networks, rows, inputs),
      gradient: randomStack(`${seed} gradient`, networks, rows, outputs),
    }));
    if (even === undefined || odd === undefined) throw new RangeError('two layers');
    const inputs2 = [upload(gpu, even.input), upload(gpu, odd.input)] as const;
    const gradients = [upload(gpu, even.gradient), upload(gpu, odd.gradient)] as const;
    const table = inputs2.flatMap((input, i) => [0, input.pitch / 4, 0, (gradients[i]?.pitch ?? 0) / 4]);
    const layers = Tensor.create(gpu, 'layers', [2, 4]).write(Uint32Array.from(table));
    const steps = new Steps(gpu, rows, rows);
    const inOrder = Uint32Array.from({ length: networks * rows }, (_, i) => i % rows);
    const order = Tensor.create(gpu, 'order', [networks, rows]).write(inOrder);
    const records = zeros(gpu, networks, rows, 6);
    const buffers = { inputs: inputs2, gradients, layers, order, step: steps.table, records };
    await run(gpu, [await sampleNorms(gpu, { ...buffers, batch: rows })]);
    const measured = await download(gpu, records);
    for (const [column, { input, gradient }] of [even, odd].entries()) {
      const actual = Array.from({ length: networks * rows }, (_, i) => measured[i * 6 + 4 + column] ?? 0);
      const expected = actual.map((_, i) => sampleNorm(gradient, input, Math.floor(i / rows), i % rows));
      expectClose(actual, expected, 1e-5); // all terms are positive: nothing cancels
    }
  });
});
