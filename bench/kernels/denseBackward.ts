import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { denseBackward } from '../../src/kernels/denseBackward.ts';
import { SLOPE } from '../../test/reference/activation.ts';
import { denseBackward as denseBackwardTwin } from '../../test/reference/dense_backward.ts';
import { build, get, type Stack } from '../../test/reference/matrix.ts';
import { randomInputs, randomStack } from '../../test/reference/random.ts';
import { downloadStack, upload, zeros } from '../../test/reference/tensors.ts';
import { sumRounding, worstError } from '../../test/reference/worst_error.ts';
import { backwardWork, type DenseShape } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';

export function denseBackwardCase(dense: DenseShape, twin = denseBackwardTwin): KernelCase {
  const { batch, inputs, outputs } = dense;
  return kernelCase({
    kernel: 'dense_backward',
    shape: `${batch} × ${outputs} → ${inputs}`,
    work: backwardWork(dense),
    operands: (gpu, owner) => operandsOf(gpu, owner, dense),
    dispatches: (gpu, { tensors }) => [denseBackward(gpu, { ...tensors, activation: 'relu' })],
    async worstError(gpu, { values, tensors }) {
      const [rows, columns, inner] = [someIndices(batch), someIndices(inputs), allIndices(outputs)];
      // The twin leaves out the column of the constant one, the last.
      const weights = pick(values.weights, inner, [...columns, inputs]);
      const expected = twin(pick(values.dOutput, rows, inner), weights, slopeAt(values.input, rows, columns));
      const actual = pick(await downloadStack(gpu, tensors.dInput), rows, columns);
      return worstError(actual.values, expected.values, sumRounding(outputs), Math.sqrt(outputs));
    },
  });
}

function operandsOf(gpu: Gpu, owner: Owner, { networks, batch, inputs, outputs }: DenseShape) {
  const dOutput = randomStack(1, networks, batch, outputs);
  const weights = randomStack(2, networks, outputs, inputs + 1);
  const input = randomInputs(3, networks, batch, inputs);
  const tensors = {
    dInput: owner.own(zeros(gpu, networks, batch, inputs)),
    dOutput: owner.own(upload(gpu, dOutput)),
    weights: owner.own(upload(gpu, weights)),
    input: owner.own(upload(gpu, input)),
  };
  return { values: { dOutput, weights, input }, tensors };
}

/** f′ where f gave some rows and columns of the input. */
function slopeAt(input: Stack, rows: readonly number[], columns: readonly number[]): Stack {
  const { networks } = input;
  return build([networks, rows.length, columns.length], (r, m, k) =>
    SLOPE.relu(get(input, r, rows[m] ?? -1, columns[k] ?? -1)),
  );
}
