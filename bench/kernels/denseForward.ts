import { denseForward } from '../../src/kernels/denseForward.ts';
import { denseForward as denseForwardTwin } from '../../test/reference/dense_forward.ts';
import { type DenseShape, forwardWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import {
  allIndices,
  download,
  pick,
  randomInputs,
  randomStack,
  someIndices,
  sumRounding,
  upload,
  worstError,
  zeros,
} from './matrices.ts';

export function denseForwardCase(dense: DenseShape, twin = denseForwardTwin): KernelCase {
  const { networks, batch, inputs, outputs } = dense;
  return {
    kernel: 'dense_forward',
    shape: `${batch} × ${inputs} → ${outputs}`,
    work: forwardWork(dense),
    async prepare(gpu, owner) {
      const input = randomInputs(1, networks, batch, inputs);
      const weights = randomStack(2, networks, outputs, inputs + 1);
      const output = zeros(gpu, owner, networks, batch, outputs + 1);
      const tensors = { input: upload(gpu, owner, input), weights: upload(gpu, owner, weights), output };
      return {
        dispatches: [owner.own(await denseForward(gpu, { ...tensors, activation: 'relu' }))],
        async worstError() {
          const [rows, columns, inner] = [someIndices(batch), someIndices(outputs), allIndices(inputs + 1)];
          const expected = twin(pick(input, rows, inner), pick(weights, columns, inner), 'relu');
          const actual = pick(await download(gpu, output), rows, columns);
          return worstError(actual.values, expected.values, sumRounding(inputs), Math.sqrt(inputs));
        },
      };
    },
  };
}
