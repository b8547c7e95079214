import { denseForward } from '../../src/kernels/denseForward.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { denseForward as denseForwardTwin } from '../../test/reference/dense_forward.ts';
import { type DenseShape, forwardWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { inputWords, layerInput } from './layerInputs.ts';
import {
  allIndices,
  download,
  pick,
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
    shape: `${batch} × ${inputWords(dense)} → ${outputs}`,
    work: forwardWork(dense),
    async prepare(gpu, owner) {
      const steps = owner.own(new Steps(gpu, [batch]));
      const { input, values } = layerInput(gpu, owner, 1, dense, steps);
      const weights = randomStack(2, networks, outputs, inputs + 1);
      const output = zeros(gpu, owner, networks, batch, outputs + 1);
      const tensors = { input, weights: upload(gpu, owner, weights), output };
      return {
        dispatches: [owner.own(await denseForward(gpu, { ...tensors, activation: 'relu' }))],
        async worstError() {
          const [rows, columns, inner] = [someIndices(batch), someIndices(outputs), allIndices(inputs + 1)];
          const expected = twin(pick(values, rows, inner), pick(weights, columns, inner), 'relu');
          const actual = pick(await download(gpu, output), rows, columns);
          return worstError(actual.values, expected.values, sumRounding(inputs), Math.sqrt(inputs));
        },
      };
    },
  };
}
