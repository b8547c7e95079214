import { denseUpdate } from '../../src/kernels/denseUpdate.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { denseUpdate as denseUpdateTwin } from '../../test/reference/dense_update.ts';
import { randomStack } from '../../test/reference/random.ts';
import { downloadStack, upload } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { type DenseShape, updateWork } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import type { KernelCase } from './kernelCase.ts';
import { inputWords, layerInput } from './layerInputs.ts';

/** Small enough that thousands of repeats leave the weights finite. */
const SGD = { learningRate: 0.1, weightDecay: 0.01 };

/** A mean of products of numbers up to 1, which one rounding of the weights outweighs. */
const TOLERANCE = 2 ** -22;

export function denseUpdateCase(dense: DenseShape, twin = denseUpdateTwin): KernelCase {
  const { networks, batch, inputs, outputs } = dense;
  return {
    kernel: 'dense_update',
    shape: `${outputs} × ${batch} → ${inputWords(dense)}`,
    work: updateWork(dense),
    async prepare(gpu, owner) {
      const dOutput = randomStack(1, networks, batch, outputs);
      const steps = owner.own(new Steps(gpu, [batch]));
      const { input, values } = layerInput(gpu, owner, dense, { seed: 2, steps });
      const weights = randomStack(3, networks, outputs, inputs + 1);
      const changed = owner.own(upload(gpu, weights));
      const tensors = { dOutput: owner.own(upload(gpu, dOutput)), input, step: steps.table, weights: changed };
      return {
        dispatches: [owner.own(await denseUpdate(gpu, { ...tensors, ...SGD }))],
        async worstError() {
          const [rows, columns, inner] = [someIndices(outputs), someIndices(inputs + 1), allIndices(batch)];
          const operands = [
            pick(dOutput, inner, rows),
            pick(values, inner, columns),
            pick(weights, rows, columns),
          ] as const;
          const expected = twin(...operands, batch, SGD);
          const actual = pick(await downloadStack(gpu, changed), rows, columns);
          return worstError(actual.values, expected.values, TOLERANCE, 1);
        },
      };
    },
  };
}
