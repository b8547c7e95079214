import source from '../../shaders/dense_backward.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ACTIVATION_CODES, type ActivationName } from './activation.ts';
import { product } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes } from './shape.ts';

export interface DenseBackward {
  /** Gradient of each sample's loss at the layer's z: [networks, batch, outputs]. */
  readonly dOutput: Tensor;
  /** [networks, outputs, inputs + 1]. */
  readonly weights: Tensor;
  /** What the layer below computed, after its activation: [networks, batch, inputs + 1]. */
  readonly input: Tensor;
  /** Gradient at the z of the layer below: [networks, batch, inputs]. */
  readonly dInput: Tensor;
  /** Of the layer below. */
  readonly activation: ActivationName;
}

/** dInput = (dOutput · weights) ⊙ f'(z). Throws ShapeError. */
export async function denseBackward(
  gpu: Gpu,
  { dOutput, weights, input, dInput, activation }: DenseBackward,
  variant?: ProductVariant,
): Promise<Dispatch> {
  const size = matchShapes('dense_backward', {
    dOutput: [dOutput, 'networks batch outputs'],
    weights: [weights, 'networks outputs inputs+1'],
    input: [input, 'networks batch inputs+1'],
    dInput: [dInput, 'networks batch inputs'],
  });
  const wanted = {
    label: 'dense_backward',
    sources: [source],
    constants: { activation: ACTIVATION_CODES[activation] },
    tensors: { dOutput, weights, input, dInput },
    params: {
      batch: size('batch'),
      outputs: size('outputs'),
      outputPitch: dOutput.pitch / 4,
      inputs: size('inputs'),
      inputPitch: dInput.pitch / 4,
      weightPitch: weights.pitch / 4,
    },
    rows: size('batch'),
    columns: dInput.pitch / 4,
    inner: dOutput.pitch / 4,
    networks: size('networks'),
  };
  return product(gpu, wanted, variant);
}
