import type { Dataset } from '../../../datasets/dataset.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import type { Parameters } from '../../mlp/parameters.ts';
import { describeEnvironment } from '../../run/describe.ts';
import type { RunOptions } from '../../run/training/plannedRun.ts';
import { RunGroup } from '../../run/training/runGroup.ts';
import { beginningOf, type ErrorRuns, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { CheckpointClock } from './checkpointClock.ts';
import { ErrorSink } from './errorSink.ts';

export interface ErrorRunsOptions extends RunOptions {
  /** Seconds between checkpoints, at the end of an epoch. */
  readonly checkpointSeconds: number;
}

/**
 * Trains runs side by side from the last checkpoint on, or from the start. A run that diverges keeps the rows of its
 * whole epochs. Throws as `RunGroup` does; what is past the last checkpoint is then trained again.
 */
export async function trainErrorRuns(
  gpu: Gpu,
  dataset: Dataset,
  group: ErrorRuns,
  { checkpointSeconds, ...options }: ErrorRunsOptions,
): Promise<void> {
  const { folder, runs } = group;
  const { epochs } = at(group.configs, 0);
  const { epoch: epochsDone, rows, going } = (await readCheckpoint(group)) ?? beginningOf(group);
  const clock = new CheckpointClock(checkpointSeconds);
  const sinks = runs.map((run, index) => new ErrorSink(folder, run, clock, epochs, at(rows, index)));
  let kept = epochsDone;
  const onEpochStored = async (epoch: number) => {
    if (!clock.isDue(epoch) || epoch === epochs) return;
    await writeCheckpoint(group, { epoch, rows: sinks.map((sink) => sink.rows) }, kept);
    kept = epoch;
  };
  if (going.size > 0) {
    const followed = [...going.keys()].map((index) => at(sinks, index));
    const training = await startGroup(gpu, dataset, group, going);
    try {
      await training.train(followed, { ...options, epochsDone, onEpochStored });
    } finally {
      training.destroy();
    }
  }
  const environment = await describeEnvironment(gpu, dataset);
  for (const [index, sink] of sinks.entries()) await sink.close(at(group.configs, index), environment);
  await removeCheckpoint(group);
}

/** Puts the parameters on the GPU and drops the host's copy, which is many times as large as an epoch's records. */
async function startGroup(
  gpu: Gpu,
  dataset: Dataset,
  { configs, scores }: ErrorRuns,
  going: Map<number, Parameters>,
): Promise<RunGroup> {
  const planned = [...going].map(([index, init]) => ({ config: at(configs, index), init, scores }));
  going.clear();
  return await RunGroup.create(gpu, dataset, planned);
}
