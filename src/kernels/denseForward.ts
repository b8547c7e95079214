import source from '../../shaders/dense_forward.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ACTIVATION_CODES, type ActivationName } from './activation.ts';
import { type LayerInput, readerOf } from './layerInput.ts';
import { product } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes, ShapeError } from './shape.ts';

const NO_COLUMN = 0xffffffff;

export interface DenseForward {
  /** [networks, batch, inner]. */
  readonly input: LayerInput;
  /** [networks, outputs, inner], the bias in the column of the input's constant one. */
  readonly weights: Tensor;
  /** [networks, batch, outputs + 1] where it feeds another layer (a constant one last), else [networks, batch, outputs]. */
  readonly output: Tensor;
  readonly activation: ActivationName;
}

/** output = f(input · weightsᵀ). Throws ShapeError. */
export async function denseForward(
  gpu: Gpu,
  { input, weights, output, activation }: DenseForward,
  variant?: ProductVariant,
): Promise<Dispatch> {
  const size = matchShapes('dense_forward', {
    input: [input, 'networks batch inner'],
    weights: [weights, 'networks outputs inner'],
    output: [output, 'networks batch columns'],
  });
  const outputs = size('outputs');
  const hasConstant = size('columns') === outputs + 1;
  if (!hasConstant && size('columns') !== outputs) {
    throw new ShapeError(
      `dense_forward: ${outputs} outputs need ${outputs} or ${outputs + 1} columns, not ${size('columns')}`,
    );
  }
  const reader = readerOf('dense_forward', input);
  const wanted = {
    label: 'dense_forward',
    sources: [source, ...reader.sources],
    constants: { activation: ACTIVATION_CODES[activation], ...reader.constants },
    tensors: { ...reader.tensors, weights, output },
    params: {
      batch: size('batch'),
      outputs,
      inputPitch: reader.pitch,
      outputPitch: output.pitch / 4,
      constantColumn: hasConstant ? outputs : NO_COLUMN,
      ...reader.params,
    },
    rows: size('batch'),
    columns: output.pitch / 4,
    inner: reader.pitch,
    networks: size('networks'),
  };
  return product(gpu, wanted, variant);
}
