import source from '../../shaders/dense_forward.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ACTIVATION_CODES, type ActivationName } from './activation.ts';
import { type LayerInput, readerOf } from './layerInput.ts';
import { dispatchProduct } from './products/dispatchProduct.ts';
import type { ProductDispatch } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes, ShapeError } from './shape.ts';

export interface DenseForward {
  /** [networks, batch, inner]. */
  readonly input: LayerInput;
  /** [networks, outputs, inner], the bias in the column of the input's constant one. */
  readonly weights: Tensor;
  /** [networks, batch, outputs + 1] where it feeds another layer (a constant one last), else [networks, batch, outputs]. */
  readonly output: Tensor;
  readonly activation: ActivationName;
}

const NO_COLUMN = 0xffffffff;

function checkShapes({ input, weights, output }: DenseForward) {
  const { networks, batch, outputs, columns } = matchShapes('dense_forward', {
    input: [input, 'networks batch inner'],
    weights: [weights, 'networks outputs inner'],
    output: [output, 'networks batch columns'],
  });
  if (columns !== outputs && columns !== outputs + 1) {
    throw new ShapeError(`dense_forward: ${outputs} outputs need ${outputs} or ${outputs + 1} columns, not ${columns}`);
  }
  const constantColumn = columns === outputs ? NO_COLUMN : outputs;
  return { networks, batch, outputs, constantColumn };
}

/** output = f(input · weightsᵀ). Throws ShapeError. */
export async function denseForward(gpu: Gpu, layer: DenseForward, variant?: ProductVariant): Promise<ProductDispatch> {
  const { input, weights, output, activation } = layer;
  const { networks, batch, outputs, constantColumn } = checkShapes(layer);
  const reader = readerOf('dense_forward', input);
  const [inputPitch, outputPitch] = [reader.pitch, output.pitch / 4];
  const product = {
    label: 'dense_forward',
    sources: [source, ...reader.sources],
    constants: { activation: ACTIVATION_CODES[activation], ...reader.constants },
    tensors: { ...reader.tensors, weights, output },
    params: { batch, outputs, inputPitch, outputPitch, constantColumn, orderPitch: reader.orderPitch },
    rows: batch,
    columns: outputPitch,
    inner: inputPitch,
    networks,
  };
  return dispatchProduct(gpu, product, variant);
}
