import type { SampleFormat } from '../src/kernels/deviceSamples.ts';
import { RECORD_HEAD } from '../src/kernels/record.ts';
import { type LayerShape, layerShapes, type MlpShape } from '../src/mlp/shape.ts';

/** What a piece of work asks of an adapter at least: caches and padding are left out. */
export interface Work {
  /** Two for each multiply-add of a product or an inner product; what is done once per element is not counted. */
  readonly operations: number;
  /** Each operand of a pass read once and each result written once, row padding left out. */
  readonly bytes: number;
  readonly dispatches: number;
}

/** A dense layer for a batch, in R networks side by side. */
export interface DenseShape {
  readonly networks: number;
  readonly batch: number;
  readonly inputs: number;
  readonly outputs: number;
  /** How samples are kept, where the layer reads those instead of what a layer below wrote. */
  readonly samples?: SampleFormat;
}

/** Rows of a step, and what is measured of them. */
export interface StepShape {
  readonly shape: MlpShape;
  readonly networks: number;
  readonly batch: number;
  readonly norms: boolean;
  /** How samples are kept; bytes where it is left out. */
  readonly format?: SampleFormat;
}

const FLOAT = 4;

export function addWork(parts: readonly Work[]): Work {
  const sum = (name: keyof Work) => parts.reduce((total, part) => total + part[name], 0);
  return { operations: sum('operations'), bytes: sum('bytes'), dispatches: sum('dispatches') };
}

/** One pass, by its operations and the values and bytes that it reads and writes. */
function pass(operations: number, floats: number, bytes = 0): Work {
  return { operations, bytes: FLOAT * floats + bytes, dispatches: 1 };
}

/** Samples in, [batch, inputs + 1] out. */
export function gatherWork({ networks, batch, inputs, samples }: Omit<DenseShape, 'outputs'>): Work {
  const [floats, bytes] = inputTraffic(batch, inputs, samples);
  return pass(0, networks * (floats + batch * (inputs + 1)), networks * bytes);
}

/** [batch, inputs + 1] · [inputs + 1, outputs]. */
export function forwardWork({ networks, batch, inputs, outputs, samples }: DenseShape): Work {
  const [weights, output] = [outputs * (inputs + 1), batch * outputs];
  const [floats, bytes] = inputTraffic(batch, inputs, samples);
  return pass(2 * networks * batch * weights, networks * (floats + weights + output), networks * bytes);
}

/** What reading a layer's input takes: values, and bytes of samples. */
function inputTraffic(batch: number, inputs: number, samples?: SampleFormat): [floats: number, bytes: number] {
  return samples === 'bytes' ? [0, batch * inputs] : [batch * (inputs + 1), 0];
}

/** [batch, outputs] · [outputs, inputs], and the activations that the slopes come from. */
export function backwardWork({ networks, batch, inputs, outputs }: DenseShape): Work {
  const [dOutput, weights, input] = [batch * outputs, outputs * inputs, batch * inputs];
  return pass(2 * networks * batch * weights, networks * (dOutput + weights + 2 * input));
}

/** [outputs, batch] · [batch, inputs + 1]; the weights are read and written. */
export function updateWork({ networks, batch, inputs, outputs, samples }: DenseShape): Work {
  const [dOutput, weights] = [batch * outputs, outputs * (inputs + 1)];
  const [floats, bytes] = inputTraffic(batch, inputs, samples);
  return pass(2 * networks * batch * weights, networks * (dOutput + floats + 2 * weights), networks * bytes);
}

/** Logits in, their gradients and the head of each record out. */
export function softmaxWork(networks: number, batch: number, classes: number): Work {
  return pass(0, networks * batch * (2 * classes + RECORD_HEAD));
}

/** The rows of all layers' gradients in, and of their inputs but the first's, whose norm is known; one number per layer out. */
export function normsWork(networks: number, batch: number, layers: readonly LayerShape[]): Work {
  const inputs = layers.slice(1).reduce((sum, layer) => sum + layer.inputs + 1, 1);
  const values = layers.reduce((sum, { outputs }) => sum + outputs, inputs);
  return pass(2 * networks * batch * values, networks * batch * (values + layers.length));
}

/** The inner products of each pair of rows, of a row with itself too. */
export function gramWork(rows: number, columns: number): Work {
  const pairs = (rows * (rows + 1)) / 2;
  return pass(2 * pairs * columns, rows * columns + pairs);
}

/** The passes of a step of training: layers forward from the samples up, loss, layers backward, norms, updates. */
export function stepWork({ shape, networks, batch, norms, format = 'bytes' }: StepShape): Work {
  const layers = layerShapes(shape);
  const dense = layers.map(({ inputs, outputs }, index) => ({
    networks,
    batch,
    inputs,
    outputs,
    ...(index === 0 && { samples: format }),
  }));
  return addWork([
    ...dense.map(forwardWork),
    softmaxWork(networks, batch, shape.classes),
    ...dense.slice(1).map(backwardWork),
    ...(norms ? [normsWork(networks, batch, layers)] : []),
    ...dense.map(updateWork),
  ]);
}
