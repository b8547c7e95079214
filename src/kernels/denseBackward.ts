import source from '../../shaders/dense_backward.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ACTIVATION_CODES, type ActivationName } from './activation.ts';
import { dispatchProduct } from './products/dispatchProduct.ts';
import type { ProductDispatch } from './products/product.ts';
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
  /** The activation of the layer below. */
  readonly activation: ActivationName;
}

function checkShapes({ dOutput, weights, input, dInput }: DenseBackward) {
  return matchShapes('dense_backward', {
    dOutput: [dOutput, 'networks batch outputs'],
    weights: [weights, 'networks outputs inputs+1'],
    input: [input, 'networks batch inputs+1'],
    dInput: [dInput, 'networks batch inputs'],
  });
}

/** dInput = (dOutput · weights) ⊙ f'(z). Throws ShapeError. */
export async function denseBackward(
  gpu: Gpu,
  layer: DenseBackward,
  variant?: ProductVariant,
): Promise<ProductDispatch> {
  const { dOutput, weights, input, dInput, activation } = layer;
  const { networks, batch, outputs, inputs } = checkShapes(layer);
  const [outputPitch, inputPitch, weightPitch] = [dOutput.pitch / 4, dInput.pitch / 4, weights.pitch / 4];
  const product = {
    label: 'dense_backward',
    sources: [source],
    constants: { activation: ACTIVATION_CODES[activation] },
    tensors: { dOutput, weights, input, dInput },
    params: { batch, outputs, outputPitch, inputs, inputPitch, weightPitch },
    rows: batch,
    columns: inputPitch,
    inner: outputPitch,
    networks,
  };
  return dispatchProduct(gpu, product, variant);
}
