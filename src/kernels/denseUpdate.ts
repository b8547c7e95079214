import source from '../../shaders/dense_update.wgsl';
import stepSource from '../../shaders/step.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { type LayerInput, readerOf } from './layerInput.ts';
import { product } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes } from './shape.ts';

export interface DenseUpdate {
  /** Gradient of each sample's loss at the layer's z: [networks, batch, outputs]. */
  readonly dOutput: Tensor;
  /** [networks, batch, inner]. */
  readonly input: LayerInput;
  readonly step: Tensor;
  /** [networks, outputs, inner], changed in place. */
  readonly weights: Tensor;
  readonly learningRate: number;
  /** As in `torch.optim.SGD`: added to the gradient as weightDecay · weights, biases included. */
  readonly weightDecay: number;
}

/** weights −= learningRate · (dOutputᵀ · input / rows + weightDecay · weights). Throws ShapeError. */
export async function denseUpdate(
  gpu: Gpu,
  { dOutput, input, step, weights, learningRate, weightDecay }: DenseUpdate,
  variant?: ProductVariant,
): Promise<Dispatch> {
  const size = matchShapes('dense_update', {
    dOutput: [dOutput, 'networks batch outputs'],
    input: [input, 'networks batch inner'],
    weights: [weights, 'networks outputs inner'],
  });
  const reader = readerOf('dense_update', input);
  const wanted = {
    label: 'dense_update',
    sources: [source, stepSource, ...reader.sources],
    constants: reader.constants,
    tensors: { ...reader.tensors, dOutput, step, weights },
    params: {
      batch: size('batch'),
      outputs: size('outputs'),
      outputPitch: dOutput.pitch / 4,
      inputPitch: reader.pitch,
      ...reader.params,
      rate: learningRate,
      decay: weightDecay,
    },
    rows: size('outputs'),
    columns: reader.pitch,
    inner: Math.ceil(size('batch') / 4),
    networks: size('networks'),
  };
  return product(gpu, wanted, variant);
}
