import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { denseUpdate } from '../../src/kernels/denseUpdate.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { denseUpdate as denseUpdateTwin } from '../../test/reference/dense_update.ts';
import { randomStack } from '../../test/reference/random.ts';
import { downloadStack, upload } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { type DenseShape, updateWork } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';
import { inputWords, layerInput } from './layerInputs.ts';

/** Small enough that thousands of repeats leave the weights finite. */
const SGD = { learningRate: 0.1, weightDecay: 0.01 };

/** A mean of products of numbers up to 1, which one rounding of the weights outweighs. */
const TOLERANCE = 2 ** -22;

export function denseUpdateCase(dense: DenseShape, twin = denseUpdateTwin): KernelCase {
  const { batch, inputs, outputs } = dense;
  return kernelCase({
    kernel: 'dense_update',
    shape: `${outputs} × ${batch} → ${inputWords(dense)}`,
    work: updateWork(dense),
    operands: (gpu, owner) => operandsOf(gpu, owner, dense),
    dispatches: (gpu, { tensors }) => [denseUpdate(gpu, { ...tensors, ...SGD })],
    async worstError(gpu, { dOutput, values, weights, tensors }) {
      const [rows, columns, inner] = [someIndices(outputs), someIndices(inputs + 1), allIndices(batch)];
      const gradients = pick(dOutput, inner, rows);
      const expected = twin(gradients, pick(values, inner, columns), pick(weights, rows, columns), batch, SGD);
      const actual = pick(await downloadStack(gpu, tensors.weights), rows, columns);
      return worstError(actual.values, expected.values, TOLERANCE, 1);
    },
  });
}

async function operandsOf(gpu: Gpu, owner: Owner, dense: DenseShape) {
  const { networks, batch, inputs, outputs } = dense;
  const dOutput = randomStack(1, networks, batch, outputs);
  const steps = owner.own(new Steps(gpu, [batch]));
  const { input, values } = await layerInput(gpu, owner, dense, { seed: 2, steps });
  const weights = randomStack(3, networks, outputs, inputs + 1);
  const tensors = {
    dOutput: owner.own(upload(gpu, dOutput)),
    input,
    step: steps.table,
    weights: owner.own(upload(gpu, weights)),
  };
  return { dOutput, values, weights, tensors };
}
