import { denseForward } from '../../src/kernels/denseForward.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { denseForward as denseForwardTwin } from '../../test/reference/dense_forward.ts';
import { randomStack } from '../../test/reference/random.ts';
import { downloadStack, upload, zeros } from '../../test/reference/tensors.ts';
import { sumRounding, worstError } from '../../test/reference/worst_error.ts';
import { type DenseShape, forwardWork } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import type { KernelCase } from './kernelCase.ts';
import { inputWords, layerInput } from './layerInputs.ts';

export function denseForwardCase(dense: DenseShape, twin = denseForwardTwin): KernelCase {
  const { networks, batch, inputs, outputs } = dense;
  return {
    kernel: 'dense_forward',
    shape: `${batch} × ${inputWords(dense)} → ${outputs}`,
    work: forwardWork(dense),
    async prepare(gpu, owner) {
      const steps = owner.own(new Steps(gpu, [batch]));
      const { input, values } = layerInput(gpu, owner, dense, { seed: 1, steps });
      const weights = randomStack(2, networks, outputs, inputs + 1);
      const output = owner.own(zeros(gpu, networks, batch, outputs + 1));
      const tensors = { input, weights: owner.own(upload(gpu, weights)), output };
      return {
        dispatches: [owner.own(await denseForward(gpu, { ...tensors, activation: 'relu' }))],
        async worstError() {
          const [rows, columns, inner] = [someIndices(batch), someIndices(outputs), allIndices(inputs + 1)];
          const expected = twin(pick(values, rows, inner), pick(weights, columns, inner), 'relu');
          const actual = pick(await downloadStack(gpu, output), rows, columns);
          return worstError(actual.values, expected.values, sumRounding(inputs), Math.sqrt(inputs));
        },
      };
    },
  };
}
