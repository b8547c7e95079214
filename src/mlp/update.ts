import type { Dispatch } from '../gpu/kernel.ts';
import { denseUpdate } from '../kernels/denseUpdate.ts';
import { at } from './at.ts';
import type { BatchSource } from './batchSource.ts';
import type { Mlp } from './mlp.ts';
import type { Workspace } from './workspace.ts';

/** The plain SGD of the paper: a constant learning rate, no momentum. */
export interface SgdSettings {
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** The passes that update the parameters of each layer. */
export function updatePasses(
  mlp: Mlp,
  workspace: Workspace,
  source: BatchSource,
  { learningRate, weightDecay }: SgdSettings,
): Promise<Dispatch[]> {
  const passes = mlp.layers.map((_, index) =>
    denseUpdate(mlp.gpu, {
      dOutput: at(workspace.gradients, index),
      input: workspace.inputOf(index, source),
      step: source.step,
      weights: at(mlp.weights, index),
      learningRate,
      weightDecay,
    }),
  );
  return Promise.all(passes);
}
