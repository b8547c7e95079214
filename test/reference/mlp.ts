import type { ActivationName } from '../../src/kernels/activation.ts';
import { ACTIVATE, SLOPE } from './activation.ts';
import { type SampleLoss, softmaxNll } from './softmax_nll.ts';

/** A dense layer in float64: weight [outputs, inputs], bias [outputs]. */
export interface Layer {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/** A multilayer perceptron in float64, written for clarity: it takes one sample at a time and forms every gradient in full. */
export interface Network {
  readonly layers: readonly Layer[];
  readonly activation: ActivationName;
}

/** The loss of one sample and its gradients, which have the shapes of the network's layers. */
export interface Backward {
  readonly loss: SampleLoss;
  readonly gradients: readonly Layer[];
}

export function network(
  layers: readonly { readonly weight: ArrayLike<number>; readonly bias: ArrayLike<number> }[],
  activation: ActivationName,
): Network {
  const copies = layers.map(({ weight, bias }) => ({
    weight: Float64Array.from(weight),
    bias: Float64Array.from(bias),
  }));
  return { layers: copies, activation };
}

/** What each layer computes before its activation, z, for one input. */
function preActivations({ layers, activation }: Network, input: ArrayLike<number>): Float64Array[] {
  let values = Float64Array.from(input);
  return layers.map(({ weight, bias }) => {
    const z = bias.map((b, n) => values.reduce((sum, x, k) => sum + x * (weight[n * values.length + k] ?? 0), b));
    values = z.map(ACTIVATE[activation]);
    return z;
  });
}

/** Loss of one sample. */
export function evaluate(net: Network, input: ArrayLike<number>, label: number): SampleLoss {
  return softmaxNll([...(preActivations(net, input).at(-1) ?? [])], label);
}

/** One backward pass for one sample. */
export function backward(net: Network, input: ArrayLike<number>, label: number): Backward {
  const z = preActivations(net, input);
  const loss = softmaxNll([...(z.at(-1) ?? [])], label);
  const gradients: Layer[] = [];
  let delta = Float64Array.from(loss.dLogits);
  for (let d = net.layers.length - 1; d >= 0; d--) {
    const below = d === 0 ? Float64Array.from(input) : (z[d - 1] ?? new Float64Array()).map(ACTIVATE[net.activation]);
    gradients.unshift(outer(delta, below));
    if (d > 0) delta = backpropagate(net, d, delta, z[d - 1] ?? new Float64Array());
  }
  return { loss, gradients };
}

/** The gradients of a layer's weights and biases: dL/dz times what the layer below puts out. */
function outer(delta: Float64Array, below: Float64Array): Layer {
  const weight = new Float64Array(delta.length * below.length);
  for (const [n, d] of delta.entries()) {
    for (const [k, a] of below.entries()) weight[n * below.length + k] = d * a;
  }
  return { weight, bias: delta };
}

/** dL/dz of the layer below layer d. */
function backpropagate(
  { layers, activation }: Network,
  d: number,
  delta: Float64Array,
  z: Float64Array,
): Float64Array<ArrayBuffer> {
  const { weight = new Float64Array() } = layers[d] ?? {};
  return Float64Array.from(z, (zk, k) => {
    let sum = 0;
    for (const [n, dn] of delta.entries()) sum += dn * (weight[n * z.length + k] ?? 0);
    return sum * SLOPE[activation](zk);
  });
}

/** ‖gradient‖² of a layer, biases included. */
export function squaredNorm({ weight, bias }: Layer): number {
  return weight.reduce((sum, g) => sum + g * g, 0) + bias.reduce((sum, g) => sum + g * g, 0);
}

/** θ ← θ − η (mean gradient + λ θ), in place. */
export function sgdStep(net: Network, batch: readonly Backward[], learningRate: number, weightDecay: number): void {
  for (const [d, layer] of net.layers.entries()) {
    for (const kind of ['weight', 'bias'] as const) {
      const theta = layer[kind];
      const total = new Float64Array(theta.length);
      for (const { gradients } of batch) {
        const gradient = gradients[d]?.[kind] ?? total;
        for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (gradient[i] ?? 0);
      }
      for (const [i, old] of theta.entries()) {
        theta[i] = old - learningRate * ((total[i] ?? 0) / batch.length + weightDecay * old);
      }
    }
  }
}
