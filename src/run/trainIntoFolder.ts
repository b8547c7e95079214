import type { Dataset } from '../../datasets/dataset.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { checkRoom } from '../mlp/mlp.ts';
import { glorotUniform } from '../mlp/parameters.ts';
import type { FolderSink } from '../platform/folder.ts';
import { networkShape, type RunConfig } from './config.ts';
import { describeEnvironment } from './describe.ts';
import { RunFolderWriter } from './folder/writer.ts';
import { namedTensors } from './namedTensors.ts';
import { type RunOptions, TrainingRun } from './train.ts';

export interface FolderRunOptions extends RunOptions {
  /** Replaces a run that the folder already holds. */
  readonly force?: boolean | undefined;
}

/**
 * Trains as `config` says and leaves a run folder. Where the run ends early (interrupted, diverged, a lost device) the
 * folder holds what was measured until then and no `final.safetensors`, and the error is thrown.
 */
export async function trainIntoFolder(
  gpu: Gpu,
  dataset: Dataset,
  config: RunConfig,
  folder: FolderSink,
  options: FolderRunOptions = {},
): Promise<void> {
  checkRoom(gpu, networkShape(config));
  const init = glorotUniform(networkShape(config), config.seed);
  // Whether the adapter has room for all of it is known before anything in the folder changes.
  const run = await TrainingRun.create(gpu, dataset, config, init);
  try {
    const environment = await describeEnvironment(gpu, dataset);
    const beginning = { config, environment, labels: dataset.train.labels, init: namedTensors(init) };
    const writer = await RunFolderWriter.create(folder, beginning, { force: options.force ?? false });
    await follow(run, writer, options);
  } finally {
    run.destroy();
  }
}

async function follow(run: TrainingRun, writer: RunFolderWriter, options: RunOptions): Promise<void> {
  try {
    const final = await run.follow(writer, options);
    await writer.close({ complete: true, final: namedTensors(final) });
  } catch (error) {
    // Whatever ended the run is what is thrown, also where the folder has no room left to finish in.
    await writer.close({ complete: false }).catch(() => undefined);
    throw error;
  }
}
