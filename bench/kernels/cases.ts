import { SAMPLE_FORMATS } from '../../src/kernels/deviceSamples.ts';
import { layerShapes, parameterCount } from '../../src/mlp/shape.ts';
import { type BenchSettings, CLASSES } from '../settings.ts';
import type { DenseShape } from '../work.ts';
import { denseBackwardCase } from './denseBackward.ts';
import { denseForwardCase } from './denseForward.ts';
import { denseUpdateCase } from './denseUpdate.ts';
import { gatherRowsCase } from './gatherRows.ts';
import { gramCase } from './gram.ts';
import type { KernelCase } from './kernelCase.ts';
import { inputWords } from './layerInputs.ts';
import { sampleNormsCase } from './sampleNorms.ts';
import { softmaxNllCase } from './softmaxNll.ts';

/** Rows and, at most, columns of a block of displacements, as figure 8 of a study has them. */
const GRAM = { rows: 256, columns: 4096 } as const;

/**
 * The kernels of a step on the shapes of the first network, and the one that gathers rows where its data set is in chunks;
 * then the products of square matrices.
 */
export function kernelCases({ inputs, hidden, batchSize, squares }: BenchSettings): KernelCase[] {
  const shape = { inputs, hidden: hidden[0] ?? [], classes: CLASSES, activation: 'relu' } as const;
  const layers = layerShapes(shape);
  const [first, ...upper] = layers.map((layer) => ({
    networks: 1,
    batch: batchSize,
    inputs: layer.inputs,
    outputs: layer.outputs,
  }));
  const dense = [...SAMPLE_FORMATS.flatMap((samples) => (first ? [{ ...first, samples }] : [])), ...upper];
  const parameters = layers.reduce((sum, layer) => sum + parameterCount(layer), 0);
  const square = squares.map((size) => ({ networks: 1, batch: size, inputs: size, outputs: size }));
  return [
    ...SAMPLE_FORMATS.map((format) => gatherRowsCase(batchSize, inputs, format)),
    ...distinct(dense).map((layer) => denseForwardCase(layer)),
    softmaxNllCase(batchSize, CLASSES),
    ...distinct(upper).map((layer) => denseBackwardCase(layer)),
    sampleNormsCase(batchSize, layers),
    ...distinct(dense).map((layer) => denseUpdateCase(layer)),
    gramCase(GRAM.rows, Math.min(GRAM.columns, parameters)),
    ...square.flatMap((size) => [denseForwardCase(size), denseBackwardCase(size), denseUpdateCase(size)]),
  ];
}

function distinct(shapes: readonly DenseShape[]): DenseShape[] {
  return [...new Map(shapes.map((shape) => [`${inputWords(shape)} ${shape.outputs}`, shape])).values()];
}
