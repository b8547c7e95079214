import { glorotUniform, makeStrokes } from '../../dist/index.js';

export const BATCH_SIZE = 100;
export const LEARNING_RATE = 0.05;
export const CLASSES = 10;

/** Samples whose own gradients are compared, and from which the cost of a batch of such gradients is taken. */
export const SAMPLED = 10;

/**
 * The same drawn digits, batches and first weights for everybody: nothing here depends on the process that asks.
 * `batches` is how many steps are taken before anything is read back.
 */
export function makeProblem(hidden, batches) {
  const shape = { inputs: 784, hidden, classes: CLASSES, activation: 'relu' };
  const { train } = makeStrokes({ samples: batches * BATCH_SIZE, testSamples: 1 });
  return { shape, batches, split: train, parameters: glorotUniform(shape, 1) };
}

/** The batches as the peers want them: x [100, 784] scaled to [0, 1], y [100, 10] one-hot. */
export function floatBatches({ batches, split, shape }) {
  return Array.from({ length: batches }, (_, step) => {
    const pixels = split.features.subarray(step * BATCH_SIZE * shape.inputs, (step + 1) * BATCH_SIZE * shape.inputs);
    const y = new Float32Array(BATCH_SIZE * CLASSES);
    for (let row = 0; row < BATCH_SIZE; row++) y[row * CLASSES + split.labels[step * BATCH_SIZE + row]] = 1;
    return { x: Float32Array.from(pixels, (byte) => byte / 255), y };
  });
}

/** The weights as the peers want them: [inputs, outputs], so that a layer is aW + b. */
export function inputMajorLayers({ parameters }) {
  return parameters.map(({ inputs, outputs, weight, bias }) => ({
    inputs,
    outputs,
    weight: Float32Array.from(
      { length: inputs * outputs },
      (_, i) => weight[(i % outputs) * inputs + Math.floor(i / outputs)],
    ),
    bias,
  }));
}

/** The norms of the first samples of the first batch and of the last, out of those of all batches, [batch, sample, layer]. */
export function firstAndLast(norms, layers) {
  const lastBatch = norms.length - BATCH_SIZE * layers;
  return [0, lastBatch].flatMap((start) => norms.slice(start, start + SAMPLED * layers));
}
