import { denseUpdate } from '../../src/kernels/denseUpdate.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { denseUpdate as denseUpdateTwin } from '../../test/reference/dense_update.ts';
import { type DenseShape, updateWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { allIndices, download, pick, randomInputs, randomStack, someIndices, upload, worstError } from './matrices.ts';

/** Small enough that thousands of repeats leave the weights finite. */
const SGD = { learningRate: 0.1, weightDecay: 0.01 };

/** A mean of products of numbers up to 1, which one rounding of the weights outweighs. */
const TOLERANCE = 2 ** -22;

export function denseUpdateCase(dense: DenseShape, twin = denseUpdateTwin): KernelCase {
  const { networks, batch, inputs, outputs } = dense;
  return {
    kernel: 'dense_update',
    shape: `${outputs} × ${batch} → ${inputs}`,
    work: updateWork(dense),
    async prepare(gpu, owner) {
      const dOutput = randomStack(1, networks, batch, outputs);
      const input = randomInputs(2, networks, batch, inputs);
      const weights = randomStack(3, networks, outputs, inputs + 1);
      const changed = upload(gpu, owner, weights);
      const tensors = { dOutput: upload(gpu, owner, dOutput), input: upload(gpu, owner, input), weights: changed };
      const step = owner.own(new Steps(gpu, [batch])).table;
      return {
        dispatches: [owner.own(await denseUpdate(gpu, { ...tensors, step, ...SGD }))],
        async worstError() {
          const [rows, columns, inner] = [someIndices(outputs), someIndices(inputs + 1), allIndices(batch)];
          const operands = [
            pick(dOutput, inner, rows),
            pick(input, inner, columns),
            pick(weights, rows, columns),
          ] as const;
          const expected = twin(...operands, batch, SGD);
          const actual = pick(await download(gpu, changed), rows, columns);
          return worstError(actual.values, expected.values, TOLERANCE, 1);
        },
      };
    },
  };
}
