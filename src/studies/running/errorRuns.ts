import { z } from 'zod';
import type { Dataset } from '../../../datasets/dataset.ts';
import type { Scores } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import { glorotUniform, type Parameters } from '../../mlp/parameters.ts';
import { type Folder, readWhole, writeWhole } from '../../platform/folder.ts';
import { networkShape, type RunConfig } from '../../run/config.ts';
import { EpochsFile } from '../../run/folder/epochsFile.ts';
import { CONFIG_FILE, snapshotFile } from '../../run/folder/layout.ts';
import { readJson } from '../../run/folder/readJson.ts';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from '../../run/formats/safetensors.ts';
import { parametersOf } from '../../run/namedTensors.ts';
import type { EpochRecords, EpochRow } from '../../run/records.ts';
import { RunGroup, type RunOptions, type RunSink } from '../../run/train.ts';
import { checkpointFile, runFolder } from './layout.ts';
import type { StudyRun } from './settings.ts';

/** Runs side by side of which only the errors are kept, and the parameters of those whose paths are followed. */
export interface ErrorRuns {
  /** Of the data set. */
  readonly folder: Folder;
  /** Place among the data set's units. */
  readonly unit: number;
  readonly runs: readonly StudyRun[];
  readonly configs: readonly RunConfig[];
  readonly scores: Scores;
}

export interface ErrorRunsOptions extends RunOptions {
  /** Seconds between checkpoints, at the end of an epoch. */
  readonly checkpointSeconds: number;
}

/** `rows` of every run, in the order of the runs, after an epoch whose snapshots all runs still going have. */
const checkpointSchema = z.strictObject({
  epoch: z.int().positive(),
  rows: z.array(
    z.array(
      z.strictObject({
        epoch: z.int(),
        split: z.enum(['train', 'test']),
        class: z.int(),
        error: z.number(),
        nll: z.number(),
      }),
    ),
  ),
});

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
  const { folder, unit, runs } = group;
  const checkpoint = await readCheckpoint(group);
  const epochsDone = checkpoint?.epoch ?? 0;
  const clock = new CheckpointClock(checkpointSeconds);
  const sinks = runs.map((run, index) => new ErrorSink(folder, run, clock, checkpoint?.rows[index] ?? []));
  const going = [...runs.keys()].filter((index) => lastEpoch(at(sinks, index).rows) === epochsDone);
  let kept = epochsDone;
  const onEpochStored = async (epoch: number) => {
    if (!clock.isDue(epoch) || epoch === at(group.configs, 0).epochs) return;
    const content = { epoch, rows: sinks.map(({ rows }) => rows) };
    await writeWhole(folder, checkpointFile(unit), `${JSON.stringify(content)}\n`);
    await forget(folder, runs, kept);
    kept = epoch;
  };
  if (going.length > 0) {
    const planned = await Promise.all(going.map((index) => plannedRun(group, index, epochsDone)));
    const training = await RunGroup.create(gpu, dataset, planned);
    try {
      const followed = going.map((index) => at(sinks, index));
      await training.follow(followed, { ...options, epochsDone, onEpochStored });
    } finally {
      training.destroy();
    }
  }
  for (const [index, sink] of sinks.entries()) await sink.close(at(group.configs, index));
  await forget(folder, runs, kept);
  await folder.remove(checkpointFile(unit));
}

/** Decides once an epoch whether a checkpoint is due, so that all runs of a group keep the same epoch. */
class CheckpointClock {
  private last = performance.now();
  private epoch = 0;
  private due = false;

  constructor(private readonly seconds: number) {}

  isDue(epoch: number): boolean {
    if (epoch === this.epoch) return this.due;
    this.epoch = epoch;
    this.due = performance.now() - this.last >= this.seconds * 1000;
    if (this.due) this.last = performance.now();
    return this.due;
  }
}

/** Keeps the rows of a run's epochs, and its parameters where its path is followed or a checkpoint is due. */
class ErrorSink implements RunSink {
  readonly rows: EpochRow[];

  constructor(
    private readonly folder: Folder,
    private readonly run: StudyRun,
    private readonly clock: CheckpointClock,
    rows: readonly EpochRow[],
  ) {
    this.rows = [...rows];
  }

  async appendEpoch(_records: EpochRecords, rows: readonly EpochRow[]): Promise<void> {
    this.rows.push(...rows);
  }

  async appendPartialEpoch(): Promise<void> {}

  wantsSnapshot(epoch: number): boolean {
    return this.run.path || this.clock.isDue(epoch);
  }

  async writeSnapshot(epoch: number, parameters: readonly NamedTensor[]): Promise<void> {
    await writeWhole(runFolder(this.folder, this.run), snapshotFile(epoch), encodeSafetensors(parameters));
  }

  async close(config: RunConfig): Promise<void> {
    const folder = runFolder(this.folder, this.run);
    await writeWhole(folder, CONFIG_FILE, `${JSON.stringify(config, null, 2)}\n`);
    const file = new EpochsFile(folder);
    file.append(this.rows);
    await file.close();
  }
}

async function plannedRun({ folder, runs, configs, scores }: ErrorRuns, index: number, epochsDone: number) {
  const config = at(configs, index);
  const init: Parameters =
    epochsDone === 0
      ? glorotUniform(networkShape(config), config.seed)
      : parametersOf(
          networkShape(config),
          decodeSafetensors(await readWhole(runFolder(folder, at(runs, index)), snapshotFile(epochsDone))),
        );
  return { config, init, scores };
}

async function readCheckpoint({ folder, unit, runs }: ErrorRuns): Promise<z.infer<typeof checkpointSchema> | null> {
  if (!(await folder.has(checkpointFile(unit)))) return null;
  const checkpoint = checkpointSchema.safeParse(await readJson(folder, checkpointFile(unit)));
  // What cannot be gone on with is trained again.
  return checkpoint.success && checkpoint.data.rows.length === runs.length ? checkpoint.data : null;
}

/** Removes the snapshots of a checkpoint that is no longer needed, but for those of the paths. */
async function forget(folder: Folder, runs: readonly StudyRun[], epoch: number): Promise<void> {
  if (epoch === 0) return;
  for (const run of runs.filter(({ path }) => !path)) await runFolder(folder, run).remove(snapshotFile(epoch));
}

function lastEpoch(rows: readonly EpochRow[]): number {
  return rows.at(-1)?.epoch ?? 0;
}
