import seedrandom from 'seedrandom';
import { type LayerShape, layerShapes, type MlpShape } from './shape.ts';

/** One layer's parameters on the host. */
export interface LayerParameters {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  /** [outputs, inputs]. */
  readonly weight: Float32Array<ArrayBuffer>;
  /** [outputs]. */
  readonly bias: Float32Array<ArrayBuffer>;
}

/** A network's parameters on the host, from the first layer to the last. */
export type Parameters = readonly LayerParameters[];

/**
 * Weights uniform in ±√(6 / (inputs + outputs)) and biases zero (Glorot and Bengio 2010, equation 16), drawn layer by
 * layer in row-major order from one stream.
 */
export function glorotUniform(shape: MlpShape, seed: number): Parameters {
  const random = seedrandom(`glorot ${seed}`);
  return layerShapes(shape).map((layer) => drawLayer(layer, random));
}

function drawLayer({ name, inputs, outputs }: LayerShape, random: () => number): LayerParameters {
  const bound = Math.sqrt(6 / (inputs + outputs));
  const weight = Float32Array.from({ length: outputs * inputs }, () => bound * (2 * random() - 1));
  return { name, inputs, outputs, weight, bias: new Float32Array(outputs) };
}

/** Weights and biases side by side: [outputs, inputs + 1], the bias last in its row. */
export function joinBias({ inputs, outputs, weight, bias }: LayerParameters): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(outputs * (inputs + 1));
  for (let row = 0; row < outputs; row++) {
    joined.set(weight.subarray(row * inputs, (row + 1) * inputs), row * (inputs + 1));
    joined[row * (inputs + 1) + inputs] = bias[row] ?? 0;
  }
  return joined;
}

/** The inverse of joinBias; `joined` is [outputs, inputs + 1]. */
export function splitBias({ name, inputs, outputs }: LayerShape, joined: Float32Array): LayerParameters {
  const weight = new Float32Array(outputs * inputs);
  const bias = new Float32Array(outputs);
  for (let row = 0; row < outputs; row++) {
    const start = row * (inputs + 1);
    weight.set(joined.subarray(start, start + inputs), row * inputs);
    bias[row] = joined[start + inputs] ?? 0;
  }
  return { name, inputs, outputs, weight, bias };
}
