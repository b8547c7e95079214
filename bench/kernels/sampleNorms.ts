import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { RECORD_HEAD } from '../../src/kernels/record.ts';
import { sampleNorms } from '../../src/kernels/sampleNorms.ts';
import { at } from '../../src/mlp/at.ts';
import { recordsShape } from '../../src/mlp/measurements.ts';
import { createLayerTable } from '../../src/mlp/norms.ts';
import type { LayerShape } from '../../src/mlp/shape.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { Workspace } from '../../src/mlp/workspace.ts';
import { get, type Stack } from '../../test/reference/matrix.ts';
import { randomInputs, randomStack } from '../../test/reference/random.ts';
import { sampleNorm as sampleNormTwin } from '../../test/reference/sample_norms.ts';
import { downloadStack, zeros } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { normsWork } from '../work.ts';
import { allIndices, someIndices } from './compared.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';

/** Rows that are compared: the twin forms the whole gradient of each in every layer. */
const COMPARED = 6;

export function sampleNormsCase(batch: number, layers: readonly LayerShape[], twin = sampleNormTwin): KernelCase {
  return kernelCase({
    kernel: 'sample_norms',
    shape: `${batch} × ${layers.map(({ inputs }) => inputs).join('-')}-${at(layers, -1).outputs}`,
    work: normsWork(1, batch, layers),
    operands: (gpu, owner) => operandsOf(gpu, owner, batch, layers),
    dispatches: (gpu, { tensors }) => [sampleNorms(gpu, { ...tensors, batch })],
    async worstError(gpu, { rows, tensors }) {
      const written = await downloadStack(gpu, tensors.records);
      const compared = someIndices(batch, COMPARED);
      const expected = compared.flatMap((row) => rows.map(({ input, gradient }) => twin(gradient, input, 0, row)));
      const actual = compared.flatMap((row) => rows.map((_, d) => get(written, 0, row, RECORD_HEAD + d)));
      return worstError(actual, expected, 1e-5); // All terms are positive: nothing cancels.
    },
  });
}

function operandsOf(gpu: Gpu, owner: Owner, batch: number, layers: readonly LayerShape[]) {
  const rows = layers.map(({ inputs, outputs }, index) => ({
    input: randomInputs(2 * index, 1, batch, inputs),
    gradient: randomStack(2 * index + 1, 1, batch, outputs),
  }));
  const workspace = owner.own(new Workspace(gpu, layers, { networks: 1, batch }));
  fill(workspace, rows);
  const records = recordsShape({ networks: 1, samples: batch, layers: layers.length });
  const tensors = {
    layers: owner.own(createLayerTable(gpu, workspace)),
    order: owner.own(zeros(gpu, 1, batch)).write(Uint32Array.from(allIndices(batch))),
    step: owner.own(new Steps(gpu, [batch])).table,
    squaredNorms: owner.own(zeros(gpu, batch)).write(squaredNormsOf(at(rows, 0).input)),
    outputs: workspace.outputBuffers,
    gradients: workspace.gradientBuffers,
    records: owner.own(zeros(gpu, ...records)),
  };
  return { rows, tensors };
}

/** What a layer reads and the gradient at its z, of each sample of the batch. */
interface RowsOfLayer {
  readonly input: Stack;
  readonly gradient: Stack;
}

/** Leaves the workspace as a backward pass does. The first layer's input is not in it. */
function fill(workspace: Workspace, rows: readonly RowsOfLayer[]): void {
  for (const [index, { input, gradient }] of rows.entries()) {
    if (index > 0) at(workspace.outputs, index - 1).write(Float32Array.from(input.values));
    at(workspace.gradients, index).write(Float32Array.from(gradient.values));
  }
}

/** The squared norm of each row without its last value, the constant one. */
function squaredNormsOf(input: Stack): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: input.rows }, (_, row) => {
    let squares = 0;
    for (let k = 0; k < input.columns - 1; k++) squares += get(input, 0, row, k) ** 2;
    return squares;
  });
}
