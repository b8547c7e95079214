import common from '../../shaders/dense_backward.wgsl';
import quads from '../../shaders/dense_backward_quads.wgsl';
import tile from '../../shaders/dense_backward_tile.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ACTIVATION_CODES, type ActivationName } from './activation.ts';
import { matchShapes } from './shape.ts';
import { type Sharing, sharingConstants, sharingOf } from './sharing.ts';

const SOURCES = { tile: `${tile}${common}`, quads: `${quads}${common}` } as const;

export interface DenseBackward {
  /** Gradient of each sample's loss at the layer's z: [networks, batch, outputs]. */
  readonly dOutput: Tensor;
  /** [networks, outputs, inputs + 1]. */
  readonly weights: Tensor;
  /** What the layer below computed, after its activation: [networks, batch, inputs + 1]. */
  readonly input: Tensor;
  /** Gradient at the z of the layer below: [networks, batch, inputs]. */
  readonly dInput: Tensor;
  /** Of the layer below. */
  readonly activation: ActivationName;
}

/** dInput = (dOutput · weights) ⊙ f'(z). Throws ShapeError. */
export async function denseBackward(
  gpu: Gpu,
  { dOutput, weights, input, dInput, activation }: DenseBackward,
  sharing: Sharing = sharingOf(gpu),
): Promise<Dispatch> {
  const size = matchShapes('dense_backward', {
    dOutput: [dOutput, 'networks batch outputs'],
    weights: [weights, 'networks outputs inputs+1'],
    input: [input, 'networks batch inputs+1'],
    dInput: [dInput, 'networks batch inputs'],
  });
  const constants = { activation: ACTIVATION_CODES[activation], ...sharingConstants(gpu, sharing) };
  const kernel = await Kernel.compile(gpu, 'dense_backward', SOURCES[sharing], constants);
  return kernel.dispatch({
    tensors: { dOutput, weights, input, dInput },
    params: {
      rows: size('batch'),
      outputs: size('outputs'),
      outputPitch: dOutput.pitch / 4,
      inputs: size('inputs'),
      inputPitch: dInput.pitch / 4,
      weightPitch: weights.pitch / 4,
    },
    threads: [
      dInput.pitch / kernel.constant('TILE_COLUMNS'),
      size('batch') / kernel.constant('TILE_ROWS'),
      size('networks'),
    ],
  });
}
