import common from '../../shaders/dense_forward.wgsl';
import quads from '../../shaders/dense_forward_quads.wgsl';
import tile from '../../shaders/dense_forward_tile.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ACTIVATION_CODES, type ActivationName } from './activation.ts';
import { matchShapes, ShapeError } from './shape.ts';
import { type Sharing, sharingConstants, sharingOf } from './sharing.ts';

const SOURCES = { tile: `${tile}${common}`, quads: `${quads}${common}` } as const;
const NO_COLUMN = 0xffffffff;

export interface DenseForward {
  /** [networks, batch, inner]. */
  readonly input: Tensor;
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
  sharing: Sharing = sharingOf(gpu),
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
  const constants = { activation: ACTIVATION_CODES[activation], ...sharingConstants(gpu, sharing) };
  const kernel = await Kernel.compile(gpu, 'dense_forward', SOURCES[sharing], constants);
  return kernel.dispatch({
    tensors: { input, weights, output },
    params: {
      rows: size('batch'),
      outputs,
      inner: input.pitch / 4,
      outputPitch: output.pitch / 4,
      constantColumn: hasConstant ? outputs : NO_COLUMN,
    },
    threads: [
      output.pitch / kernel.constant('TILE_COLUMNS'),
      size('batch') / kernel.constant('TILE_ROWS'),
      size('networks'),
    ],
  });
}
