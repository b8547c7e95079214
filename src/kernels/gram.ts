import source from '../../shaders/gram.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { matchShapes } from './shape.ts';

export interface Gram {
  /** [rows, columns]. */
  readonly rows: Tensor;
  /** [rows, rows]: written on and above the diagonal, undefined below. */
  readonly gram: Tensor;
}

/** gram = rows · rowsᵀ, the upper triangle of it. Throws ShapeError. */
export async function gram(gpu: Gpu, { rows, gram }: Gram): Promise<Dispatch> {
  const size = matchShapes('gram', { rows: [rows, 'rows columns'], gram: [gram, 'rows rows'] });
  const kernel = await Kernel.compile(gpu, 'gram', source);
  return kernel.dispatch({
    tensors: { rows, gram },
    params: { rows: size('rows'), inner: rows.pitch / 4, gramPitch: gram.pitch / 4 },
    threads: [gram.pitch / kernel.constant('TILE_COLUMNS'), size('rows') / kernel.constant('TILE_ROWS'), 1],
  });
}
