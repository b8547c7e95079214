import common from '../../shaders/dense_update.wgsl';
import quads from '../../shaders/dense_update_quads.wgsl';
import tile from '../../shaders/dense_update_tile.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { matchShapes } from './shape.ts';
import { type Sharing, sharingConstants, sharingOf } from './sharing.ts';

const SOURCES = { tile: `${tile}${common}`, quads: `${quads}${common}` } as const;

export interface DenseUpdate {
  /** Gradient of each sample's loss at the layer's z: [networks, batch, outputs]. */
  readonly dOutput: Tensor;
  /** [networks, batch, inner]. */
  readonly input: Tensor;
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
  sharing: Sharing = sharingOf(gpu),
): Promise<Dispatch> {
  const size = matchShapes('dense_update', {
    dOutput: [dOutput, 'networks batch outputs'],
    input: [input, 'networks batch inner'],
    weights: [weights, 'networks outputs inner'],
  });
  const kernel = await Kernel.compile(gpu, 'dense_update', SOURCES[sharing], sharingConstants(gpu, sharing));
  return kernel.dispatch({
    tensors: { dOutput, input, step, weights },
    params: {
      batch: size('batch'),
      outputs: size('outputs'),
      outputPitch: dOutput.pitch / 4,
      weightPitch: weights.pitch / 4,
      rate: learningRate,
      decay: weightDecay,
    },
    threads: [
      weights.pitch / kernel.constant('TILE_INPUTS'),
      dOutput.pitch / kernel.constant('TILE_OUTPUTS'),
      size('networks'),
    ],
  });
}
