import source from '../../shaders/dense_update.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { type LayerInput, readerOf } from './layerInput.ts';
import { dispatchProduct } from './products/dispatchProduct.ts';
import type { ProductDispatch } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes } from './shape.ts';
import { STEP_SOURCE } from './step.ts';

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

function checkShapes({ dOutput, input, weights }: DenseUpdate) {
  return matchShapes('dense_update', {
    dOutput: [dOutput, 'networks batch outputs'],
    input: [input, 'networks batch inner'],
    weights: [weights, 'networks outputs inner'],
  });
}

/** weights −= learningRate · (dOutputᵀ · input / rows + weightDecay · weights). Throws ShapeError. */
export async function denseUpdate(gpu: Gpu, layer: DenseUpdate, variant?: ProductVariant): Promise<ProductDispatch> {
  const { dOutput, input, step, weights, learningRate, weightDecay } = layer;
  const { networks, batch, outputs } = checkShapes(layer);
  const reader = readerOf('dense_update', input);
  const [outputPitch, inputPitch, orderPitch] = [dOutput.pitch / 4, reader.pitch, reader.orderPitch];
  const product = {
    label: 'dense_update',
    sources: [source, STEP_SOURCE, ...reader.sources],
    constants: reader.constants,
    tensors: { ...reader.tensors, dOutput, step, weights },
    params: { batch, outputs, outputPitch, inputPitch, orderPitch, learningRate, weightDecay },
    rows: outputs,
    columns: inputPitch,
    inner: Math.ceil(batch / 4),
    networks,
  };
  return dispatchProduct(gpu, product, variant);
}
