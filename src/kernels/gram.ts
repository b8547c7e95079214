import source from '../../shaders/gram.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { dispatchProduct } from './products/dispatchProduct.ts';
import type { ProductDispatch } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes } from './shape.ts';

export interface Gram {
  /** [rows, columns]. */
  readonly rows: Tensor;
  /** [rows, rows]: written on and above the diagonal, undefined below. */
  readonly gram: Tensor;
}

function checkShapes({ rows, gram }: Gram) {
  return matchShapes('gram', { rows: [rows, 'rows columns'], gram: [gram, 'rows rows'] });
}

/** gram = rows · rowsᵀ, the upper triangle of it. Throws ShapeError. */
export async function gram(gpu: Gpu, operands: Gram, variant?: ProductVariant): Promise<ProductDispatch> {
  const { rows, gram } = operands;
  const { rows: count } = checkShapes(operands);
  const [inner, gramPitch] = [rows.pitch / 4, gram.pitch / 4];
  const product = {
    label: 'gram',
    sources: [source],
    tensors: { rows, gram },
    params: { rows: count, inner, gramPitch },
    rows: count,
    columns: gramPitch,
    inner,
    networks: 1,
  };
  return dispatchProduct(gpu, product, variant);
}
