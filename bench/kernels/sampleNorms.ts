import { sampleNorms } from '../../src/kernels/sampleNorms.ts';
import { at } from '../../src/mlp/at.ts';
import { layerTable } from '../../src/mlp/backward.ts';
import { RECORD_HEAD } from '../../src/mlp/measurements.ts';
import type { LayerShape } from '../../src/mlp/shape.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { Workspace } from '../../src/mlp/workspace.ts';
import { get, type Stack } from '../../test/reference/matrix.ts';
import { sampleNorm as sampleNormTwin } from '../../test/reference/sample_norms.ts';
import { normsWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { allIndices, download, randomInputs, randomStack, someIndices, worstError, zeros } from './matrices.ts';

/** Rows that are compared: the twin forms the whole gradient of each in every layer. */
const COMPARED = 6;

export function sampleNormsCase(batch: number, layers: readonly LayerShape[], twin = sampleNormTwin): KernelCase {
  return {
    kernel: 'sample_norms',
    shape: `${batch} × ${layers.map(({ inputs }) => inputs).join('-')}-${at(layers, -1).outputs}`,
    work: normsWork(1, batch, layers),
    async prepare(gpu, owner) {
      const workspace = owner.own(new Workspace(gpu, layers, 1, batch));
      const rows = layers.map(({ inputs, outputs }, index) => ({
        input: randomInputs(2 * index, 1, batch, inputs),
        gradient: randomStack(2 * index + 1, 1, batch, outputs),
      }));
      for (const [index, { input, gradient }] of rows.entries()) {
        if (index > 0) at(workspace.outputs, index - 1).write(Float32Array.from(input.values));
        at(workspace.gradients, index).write(Float32Array.from(gradient.values));
      }
      const order = zeros(gpu, owner, 1, batch).write(Uint32Array.from(allIndices(batch)));
      const records = zeros(gpu, owner, 1, batch, RECORD_HEAD + layers.length);
      const pass = await sampleNorms(gpu, {
        layers: zeros(gpu, owner, layers.length, 4).write(layerTable(workspace)),
        order,
        step: owner.own(new Steps(gpu, [batch])).table,
        batch,
        squaredNorms: zeros(gpu, owner, batch).write(squaredNormsOf(at(rows, 0).input)),
        outputs: workspace.outputBuffers,
        gradients: workspace.gradientBuffers,
        records,
      });
      return {
        dispatches: [owner.own(pass)],
        async worstError() {
          const written = await download(gpu, records);
          const compared = someIndices(batch, COMPARED);
          const expected = compared.flatMap((row) => rows.map(({ input, gradient }) => twin(gradient, input, 0, row)));
          const actual = compared.flatMap((row) => rows.map((_, d) => get(written, 0, row, RECORD_HEAD + d)));
          return worstError(actual, expected, 1e-5); // All terms are positive: nothing cancels.
        },
      };
    },
  };
}

/** Of each row but its constant one, the last. */
function squaredNormsOf(input: Stack): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: input.rows }, (_, row) => {
    let squares = 0;
    for (let k = 0; k < input.columns - 1; k++) squares += get(input, 0, row, k) ** 2;
    return squares;
  });
}
