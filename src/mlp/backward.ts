import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { denseBackward } from '../kernels/denseBackward.ts';
import { denseUpdate } from '../kernels/denseUpdate.ts';
import { sampleNorms } from '../kernels/sampleNorms.ts';
import { at } from './at.ts';
import type { BatchSource } from './batchSource.ts';
import type { Mlp } from './mlp.ts';
import type { Workspace } from './workspace.ts';

/** The passes that carry each sample's gradient from the logits down to the first layer's z, from the top down. */
export function backwardPasses(gpu: Gpu, mlp: Mlp, { outputs, gradients }: Workspace): Promise<Dispatch[]> {
  const upper = mlp.layers.slice(1).map((_, index) => index + 1);
  const passes = upper.map((layer) =>
    denseBackward(gpu, {
      dOutput: at(gradients, layer),
      weights: at(mlp.weights, layer),
      input: at(outputs, layer - 1),
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
  workspace: Workspace,
  source: BatchSource,
  sgd: SgdSettings,
): Promise<Dispatch[]> {
  const passes = mlp.layers.map((_, index) =>
    denseUpdate(gpu, {
      dOutput: at(workspace.gradients, index),
      input: workspace.inputOf(index, source),
      step: source.step,
      weights: at(mlp.weights, index),
      ...sgd,
    }),
  );
  return Promise.all(passes);
}

/** The pass that measures every sample's squared gradient norm in every layer; `layers` is from `layerTable`. */
export function normsPass(gpu: Gpu, workspace: Workspace, layers: Tensor, source: BatchSource): Promise<Dispatch> {
  const { split, order, step, records } = source;
  const { outputBuffers: outputs, gradientBuffers: gradients } = workspace;
  const batch = at(at(workspace.gradients, 0).shape, 1);
  const { squaredNorms } = split;
  return sampleNorms(gpu, { layers, order, step, batch, squaredNorms, outputs, gradients, records });
}

/** `struct Layer` of the norms' shader, one for each layer: where its rows lie in the workspace, in vec4. */
export function layerTable({ gradients, outputs }: Workspace): Uint32Array<ArrayBuffer> {
  const rows = gradients.flatMap((gradient, layer) => {
    const [input, inputPitch] = layer === 0 ? [0, 0] : placeOf(at(outputs, layer - 1));
    return [input, inputPitch, ...placeOf(gradient)];
  });
  return Uint32Array.from(rows);
}

function placeOf({ offset, pitch }: Tensor): [first: number, pitch: number] {
  return [offset / 16, pitch / 4];
}
