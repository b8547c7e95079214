import type { Dispatch } from '../gpu/kernel.ts';
import { denseForward } from '../kernels/denseForward.ts';
import { gatherRows } from '../kernels/gatherRows.ts';
import { softmaxNll } from '../kernels/softmaxNll.ts';
import { at } from './at.ts';
import type { BatchSource } from './batchSource.ts';
import type { Mlp } from './mlp.ts';
import type { Workspace } from './workspace.ts';

/** The passes from a batch's samples to its losses, their gradients at the logits, and its records. */
export async function forwardPasses(mlp: Mlp, workspace: Workspace, source: BatchSource): Promise<Dispatch[]> {
  const { gpu } = mlp;
  const { outputs, gathered, gradients } = workspace;
  const [logits, dLogits] = [at(outputs, -1), at(gradients, -1)];
  const { split, order, step, records } = source;
  const gathers = gathered
    ? split.chunks.map(({ samples, first }) =>
        gatherRows(gpu, { samples, chunkFirst: first, order, step, output: gathered }),
      )
    : [];
  const layers = mlp.layers.map(({ activation }, index) =>
    denseForward(gpu, {
      input: workspace.inputOf(index, source),
      weights: at(mlp.weights, index),
      output: at(outputs, index),
      activation,
    }),
  );
  const loss = softmaxNll(gpu, { logits, labels: split.labels, order, step, dLogits, records });
  return Promise.all([...gathers, ...layers, loss]);
}
