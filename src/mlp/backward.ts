import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { denseBackward } from '../kernels/denseBackward.ts';
import { denseUpdate } from '../kernels/denseUpdate.ts';
import { sampleNorms } from '../kernels/sampleNorms.ts';
import { at } from './at.ts';
import type { BatchSource } from './forward.ts';
import type { Mlp } from './mlp.ts';
import type { Workspace } from './workspace.ts';

/** The passes that carry each sample's gradient from the logits down to the first layer's z, from the top down. */
export function backwardPasses(gpu: Gpu, mlp: Mlp, { activations, gradients }: Workspace): Promise<Dispatch[]> {
  const upper = mlp.layers.slice(1).map((_, index) => index + 1);
  const passes = upper.map((layer) =>
    denseBackward(gpu, {
      dOutput: at(gradients, layer),
      weights: at(mlp.weights, layer),
      input: at(activations, layer),
      dInput: at(gradients, layer - 1),
      activation: at(mlp.layers, layer - 1).activation,
    }),
  );
  return Promise.all(passes.reverse());
}

/** The plain SGD of the paper: a constant learning rate, no momentum. */
export interface SgdSettings {
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** The passes that update the parameters of each layer. */
export function updatePasses(
  gpu: Gpu,
  mlp: Mlp,
  { activations, gradients }: Workspace,
  step: Tensor,
  sgd: SgdSettings,
): Promise<Dispatch[]> {
  const passes = mlp.layers.map((_, index) =>
    denseUpdate(gpu, {
      dOutput: at(gradients, index),
      input: at(activations, index),
      step,
      weights: at(mlp.weights, index),
      ...sgd,
    }),
  );
  return Promise.all(passes);
}

/** The pass that measures every sample's squared gradient norm in every layer; `layers` is from `layerTable`. */
export function normsPass(gpu: Gpu, workspace: Workspace, layers: Tensor, source: BatchSource): Promise<Dispatch> {
  const { order, step, records } = source;
  const { activationBuffers: inputs, gradientBuffers } = workspace;
  const batch = at(at(workspace.gradients, 0).shape, 1);
  return sampleNorms(gpu, { layers, order, step, batch, inputs, gradients: gradientBuffers, records });
}

/** `struct Layer` of the norms' shader, one for each layer: where its rows lie in the workspace, in vec4. */
export function layerTable({ gradients, activations }: Workspace): Uint32Array<ArrayBuffer> {
  const rows = gradients.flatMap((gradient, layer) => {
    const input = at(activations, layer);
    return [input.offset / 16, input.pitch / 4, gradient.offset / 16, gradient.pitch / 4];
  });
  return Uint32Array.from(rows);
}
