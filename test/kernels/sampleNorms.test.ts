import { describe, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { RECORD_HEAD } from '../../src/kernels/record.ts';
import { NORM_SHARES, sampleNorms } from '../../src/kernels/sampleNorms.ts';
import { at } from '../../src/mlp/at.ts';
import { recordsShape } from '../../src/mlp/measurements.ts';
import { createLayerTable } from '../../src/mlp/norms.ts';
import { layerShapes } from '../../src/mlp/shape.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { Workspace } from '../../src/mlp/workspace.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { build } from '../reference/matrix.ts';
import { randomStack } from '../reference/random.ts';
import { sampleNorm } from '../reference/sample_norms.ts';
import { download, zeros } from '../reference/tensors.ts';
import { expectClose, run } from './workbench.ts';

const gpu = await openTestGpu();

describe.each([
  [1, 1, [1, 1], 1],
  [3, 7, [65, 130], 7],
  [2, 65, [7, 1], 130],
  [2, 130, [130, 7, 65], 1],
  [1, 100, [512], 10],
  [2, 9, [], 10],
])('%i networks, %i rows, hidden layers %j, %i outputs', (networks, rows, hidden, classes) => {
  const layers = layerShapes({ inputs: 2, hidden, classes, activation: 'relu' });
  const visits = rows + Math.ceil(rows / 2); // a whole step and a short one
  const squaredNorms = Float32Array.from({ length: visits }, (_, i) => i * 1.5);
  // What each layer reads; undefined for the first, which reads the samples: two features each, one of them zero.
  const inputs = layers.map((layer, index) =>
    index === 0 ? undefined : randomStack(2 * index, networks, rows, layer.inputs + 1),
  );
  const gradients = layers.map((layer, index) => randomStack(2 * index + 1, networks, rows, layer.outputs));

  it.each([
    ['processor', 0],
    ['graphics', 0],
    ['processor', 1],
    ['graphics', 1],
  ] as const)(
    'have the squared norms of the gradients themselves, in all layers at once (for a %s, step %i)',
    async (kind, step) => {
      const workspace = new Workspace(gpu, layers, { networks, batch: rows });
      for (const [index, input] of inputs.entries()) {
        if (input) at(workspace.outputs, index - 1).write(Float32Array.from(input.values));
        at(workspace.gradients, index).write(Float32Array.from(at(gradients, index).values));
      }
      const steps = new Steps(gpu, evenSteps(visits, rows));
      const inOrder = Uint32Array.from({ length: networks * visits }, (_, i) => i % visits);
      const records = zeros(gpu, ...recordsShape({ networks, samples: visits, layers: layers.length }));
      const pass = await sampleNorms(
        gpu,
        {
          layers: createLayerTable(gpu, workspace),
          order: Tensor.create(gpu, 'order', [networks, visits]).write(inOrder),
          step: steps.table,
          batch: rows,
          squaredNorms: Tensor.create(gpu, 'squares', [visits]).write(squaredNorms),
          outputs: workspace.outputBuffers,
          gradients: workspace.gradientBuffers,
          records,
        },
        NORM_SHARES[kind],
      );
      await run(gpu, [pass], step);
      const measured = await download(gpu, records);
      for (const [column, gradient] of gradients.entries()) {
        const actual = Array.from(
          { length: networks * visits },
          (_, i) => measured[i * (RECORD_HEAD + layers.length) + RECORD_HEAD + column] ?? 0,
        );
        const expected = actual.map((_, i) => {
          const row = (i % visits) - step * rows;
          const sample = [Math.sqrt(squaredNorms[i % visits] ?? 0), 0, 1];
          const input = inputs[column] ?? build([networks, rows, 3], (_r, _m, k) => at(sample, k));
          return row >= 0 && row < rows ? sampleNorm(gradient, input, Math.floor(i / visits), row) : 0;
        });
        expectClose(actual, expected, 1e-5); // all terms are positive, so nothing cancels
      }
    },
  );
});
