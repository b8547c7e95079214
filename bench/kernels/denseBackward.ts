import { denseBackward } from '../../src/kernels/denseBackward.ts';
import { SLOPE } from '../../test/reference/activation.ts';
import { denseBackward as denseBackwardTwin } from '../../test/reference/dense_backward.ts';
import { build, get } from '../../test/reference/matrix.ts';
import { randomInputs, randomStack } from '../../test/reference/random.ts';
import { downloadStack, upload, zeros } from '../../test/reference/tensors.ts';
import { sumRounding, worstError } from '../../test/reference/worst_error.ts';
import { backwardWork, type DenseShape } from '../work.ts';
import { allIndices, pick, someIndices } from './compared.ts';
import type { KernelCase } from './kernelCase.ts';

export function denseBackwardCase(dense: DenseShape, twin = denseBackwardTwin): KernelCase {
  const { networks, batch, inputs, outputs } = dense;
  return {
    kernel: 'dense_backward',
    shape: `${batch} × ${outputs} → ${inputs}`,
    work: backwardWork(dense),
    async prepare(gpu, owner) {
      const dOutput = randomStack(1, networks, batch, outputs);
      const weights = randomStack(2, networks, outputs, inputs + 1);
      const input = randomInputs(3, networks, batch, inputs);
      const dInput = owner.own(zeros(gpu, networks, batch, inputs));
      const tensors = {
        dOutput: owner.own(upload(gpu, dOutput)),
        weights: owner.own(upload(gpu, weights)),
        input: owner.own(upload(gpu, input)),
        dInput,
      };
      return {
        dispatches: [owner.own(await denseBackward(gpu, { ...tensors, activation: 'relu' }))],
        async worstError() {
          const [rows, columns, inner] = [someIndices(batch), someIndices(inputs), allIndices(outputs)];
          const slope = build([networks, rows.length, columns.length], (r, m, k) =>
            SLOPE.relu(get(input, r, rows[m] ?? -1, columns[k] ?? -1)),
          );
          // The twin leaves out the column of the constant one, the last.
          const expected = twin(pick(dOutput, rows, inner), pick(weights, inner, [...columns, inputs]), slope);
          const actual = pick(await downloadStack(gpu, dInput), rows, columns);
          return worstError(actual.values, expected.values, sumRounding(outputs), Math.sqrt(outputs));
        },
      };
    },
  };
}
