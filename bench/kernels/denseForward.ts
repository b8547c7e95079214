import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { denseForward } from '../../src/kernels/denseForward.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { denseForward as denseForwardTwin } from '../../test/reference/dense_forward.ts';
import { randomStack } from '../../test/reference/random.ts';
import { downloadStack, upload, zeros } from '../../test/reference/tensors.ts';
import { sumRounding, worstError } from '../../test/reference/worst_error.ts';
import { type DenseShape, forwardWork } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';
import { inputWords, layerInput } from './layerInputs.ts';

export function denseForwardCase(dense: DenseShape, twin = denseForwardTwin): KernelCase {
  const { batch, inputs, outputs } = dense;
  return kernelCase({
    kernel: 'dense_forward',
    shape: `${batch} × ${inputWords(dense)} → ${outputs}`,
    work: forwardWork(dense),
    operands: (gpu, owner) => operandsOf(gpu, owner, dense),
    dispatches: (gpu, { tensors }) => [denseForward(gpu, { ...tensors, activation: 'relu' })],
    async worstError(gpu, { values, weights, tensors }) {
      const [rows, columns, inner] = [someIndices(batch), someIndices(outputs), allIndices(inputs + 1)];
      const expected = twin(pick(values, rows, inner), pick(weights, columns, inner), 'relu');
      const actual = pick(await downloadStack(gpu, tensors.output), rows, columns);
      return worstError(actual.values, expected.values, sumRounding(inputs), Math.sqrt(inputs));
    },
  });
}

async function operandsOf(gpu: Gpu, owner: Owner, dense: DenseShape) {
  const { networks, batch, inputs, outputs } = dense;
  const steps = owner.own(new Steps(gpu, [batch]));
  const { input, values } = await layerInput(gpu, owner, dense, { seed: 1, steps });
  const weights = randomStack(2, networks, outputs, inputs + 1);
  const output = owner.own(zeros(gpu, networks, batch, outputs + 1));
  return { values, weights, tensors: { input, weights: owner.own(upload(gpu, weights)), output } };
}
