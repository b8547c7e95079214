import source from '../../shaders/gram.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { product } from './products/product.ts';
import type { ProductVariant } from './products/variants.ts';
import { matchShapes } from './shape.ts';

export interface Gram {
  /** [rows, columns]. */
  readonly rows: Tensor;
  /** [rows, rows]: written on and above the diagonal, undefined below. */
  readonly gram: Tensor;
}

/** gram = rows · rowsᵀ, the upper triangle of it. Throws ShapeError. */
export async function gram(gpu: Gpu, { rows, gram }: Gram, variant?: ProductVariant): Promise<Dispatch> {
  const size = matchShapes('gram', { rows: [rows, 'rows columns'], gram: [gram, 'rows rows'] });
  const wanted = {
    label: 'gram',
    sources: [source],
    tensors: { rows, gram },
    params: { rows: size('rows'), inner: rows.pitch / 4, gramPitch: gram.pitch / 4 },
    rows: size('rows'),
    columns: gram.pitch / 4,
    inner: rows.pitch / 4,
    networks: 1,
  };
  return product(gpu, wanted, variant);
}
