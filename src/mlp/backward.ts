import type { Dispatch } from '../gpu/kernel.ts';
import { denseBackward } from '../kernels/denseBackward.ts';
import { at } from './at.ts';
import type { Mlp } from './mlp.ts';
import type { Workspace } from './workspace.ts';

/** The passes that carry each sample's gradient from the logits down to the first layer's z, from the top down. */
export function backwardPasses(mlp: Mlp, { outputs, gradients }: Workspace): Promise<Dispatch[]> {
  const upper = mlp.layers.slice(1).map((_, index) => index + 1);
  const passes = upper.map((layer) =>
    denseBackward(mlp.gpu, {
      dOutput: at(gradients, layer),
      weights: at(mlp.weights, layer),
      input: at(outputs, layer - 1),
      dInput: at(gradients, layer - 1),
      activation: at(mlp.layers, layer - 1).activation,
    }),
  );
  return Promise.all(passes.reverse());
}
