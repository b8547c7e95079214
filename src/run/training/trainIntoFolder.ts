import type { Dataset } from '../../../datasets/dataset.ts';
import type { Scores } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import { squaredInputNorms } from '../../mlp/inputNorms.ts';
import { checkRoom } from '../../mlp/mlp.ts';
import { glorotUniform } from '../../mlp/parameters.ts';
import type { FolderSink } from '../../platform/folder.ts';
import { networkShape, type RunConfig } from '../config.ts';
import { describeEnvironment } from '../describe.ts';
import { keptSamples } from '../edits/edits.ts';
import { RunFolderWriter } from '../folder/write/writer.ts';
import { namedTensors } from '../namedTensors.ts';
import type { PlannedRun, RunOptions, RunOutcome } from './plannedRun.ts';
import { RunGroup } from './runGroup.ts';
import { finalOf } from './train.ts';

export interface FolderRunOptions extends RunOptions {
  /** Replaces a run that the folder already holds. */
  readonly force?: boolean | undefined;
  /** Whether each folder says where its samples come from; a study says it once for all of its runs. */
  readonly keepData?: boolean | undefined;
}

/** A run and the folder that it is written to. */
export interface FolderRun {
  readonly config: RunConfig;
  readonly folder: FolderSink;
  /** For batch constructions that sort the samples. */
  readonly scores?: Scores | null | undefined;
  /** Keeps the parameters after every epoch, whatever the configuration says. */
  readonly keepPath?: boolean;
}

/**
 * Trains as the configuration says and leaves a run folder. Where the run ends early (interrupted, diverged, a lost
 * device) the folder holds what was measured until then and no `final.safetensors`, and the error is thrown.
 */
export async function trainIntoFolder(
  gpu: Gpu,
  dataset: Dataset,
  run: FolderRun,
  options: FolderRunOptions = {},
): Promise<void> {
  finalOf(await trainIntoFolders(gpu, dataset, [run], options));
}

/**
 * Trains runs side by side and leaves a folder of each, as `trainIntoFolder` does for one. Where one diverges its folder
 * is unfinished and the others go on.
 */
export async function trainIntoFolders(
  gpu: Gpu,
  dataset: Dataset,
  runs: readonly FolderRun[],
  { force = false, keepData = true, ...options }: FolderRunOptions = {},
): Promise<RunOutcome[]> {
  const shape = networkShape(at(runs, 0).config);
  checkRoom(gpu, shape, runs.length);
  const planned = runs.map((run) => ({ ...run, init: glorotUniform(shape, run.config.seed) }));
  // Created first: where the adapter has no room for it, no folder has changed yet.
  const group = await RunGroup.create(gpu, dataset, planned);
  try {
    const writers = await createWriters(gpu, dataset, planned, { force, keepData });
    return await follow(group, writers, options);
  } finally {
    group.destroy();
  }
}

async function createWriters(
  gpu: Gpu,
  dataset: Dataset,
  runs: readonly (FolderRun & PlannedRun)[],
  { force, keepData }: Pick<FolderRunOptions, 'force' | 'keepData'>,
): Promise<RunFolderWriter[]> {
  const environment = await describeEnvironment(gpu, dataset);
  const [labels, inputNorms] = [dataset.train.labels, await squaredInputNorms(dataset.train)];
  const writers: RunFolderWriter[] = [];
  try {
    for (const { config, folder, keepPath, init } of runs) {
      const data = keepData ? { ...dataset, keptSamples: keptSamples(config) } : undefined;
      const beginning = { config, environment, labels, inputNorms, data, init: namedTensors(init) };
      writers.push(
        await RunFolderWriter.create(folder, beginning, { force: force ?? false, keepPath: keepPath ?? false }),
      );
    }
  } catch (error) {
    for (const writer of writers) await writer.discard();
    throw error;
  }
  return writers;
}

async function follow(
  group: RunGroup,
  writers: readonly RunFolderWriter[],
  options: RunOptions,
): Promise<RunOutcome[]> {
  const open = new Set(writers);
  try {
    const outcomes = await group.follow(writers, options);
    for (const [index, outcome] of outcomes.entries()) {
      const ending =
        'final' in outcome ? ({ complete: true, final: namedTensors(outcome.final) } as const) : UNFINISHED;
      open.delete(at(writers, index));
      await at(writers, index).close(ending);
    }
    return outcomes;
  } catch (error) {
    // The first error is the one to throw, even if closing fails too because the disk is full.
    for (const writer of open) await writer.close(UNFINISHED).catch(() => undefined);
    throw error;
  }
}

const UNFINISHED = { complete: false } as const;
