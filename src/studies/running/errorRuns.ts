import * as z from 'zod';
import type { Dataset } from '../../../datasets/dataset.ts';
import type { Scores } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import { glorotUniform, type Parameters } from '../../mlp/parameters.ts';
import { type Folder, readWhole, writeWhole } from '../../platform/folder.ts';
import { networkShape, type RunConfig } from '../../run/config.ts';
import { describeEnvironment } from '../../run/describe.ts';
import type { Environment } from '../../run/environment.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { CONFIG_FILE, ENVIRONMENT_FILE, snapshotFile } from '../../run/folder/layout.ts';
import { readJson } from '../../run/folder/read/readJson.ts';
import { requireFile } from '../../run/folder/read/requireFile.ts';
import { EpochsFile } from '../../run/folder/write/epochsFile.ts';
import { FormatError } from '../../run/formats/formatError.ts';
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from '../../run/formats/safetensors.ts';
import { parametersOf } from '../../run/namedTensors.ts';
import type { EpochRecords, EpochRow } from '../../run/records.ts';
import type { RunOptions, RunSink } from '../../run/training/plannedRun.ts';
import { RunGroup } from '../../run/training/runGroup.ts';
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
  const { epoch: epochsDone, rows, going } = (await readCheckpoint(group)) ?? beginningOf(group);
  const clock = new CheckpointClock(checkpointSeconds);
  const sinks = runs.map((run, index) => new ErrorSink(folder, run, clock, at(rows, index)));
  let kept = epochsDone;
  const onEpochStored = async (epoch: number) => {
    if (!clock.isDue(epoch) || epoch === at(group.configs, 0).epochs) return;
    const content = { epoch, rows: sinks.map((sink) => sink.rows) };
    await writeWhole(folder, checkpointFile(unit), `${JSON.stringify(content)}\n`);
    await forget(folder, runs, kept);
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

/** Puts the parameters on the GPU and forgets them here, where they are many times what an epoch leaves. */
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

/** Removes what runs that are whole need no longer: their checkpoint, and all its snapshots but those of the paths. */
export async function removeCheckpoint({ folder, unit, runs, configs }: Omit<ErrorRuns, 'scores'>): Promise<void> {
  const { epochs } = at(configs, 0);
  for (let epoch = 1; epoch <= epochs; epoch++) await forget(folder, runs, epoch);
  await folder.remove(checkpointFile(unit)); // Last, as it says that there may be snapshots.
}

/** Decides once an epoch whether a checkpoint is due, so that all runs of a group keep the same epoch. */
class CheckpointClock {
  private last = performance.now();
  private readonly decided = new Map<number, boolean>();

  constructor(private readonly seconds: number) {}

  isDue(epoch: number): boolean {
    const due = this.decided.get(epoch) ?? performance.now() - this.last >= this.seconds * 1000;
    if (due && !this.decided.has(epoch)) this.last = performance.now();
    this.decided.set(epoch, due);
    return due;
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

  async close(config: RunConfig, environment: Environment): Promise<void> {
    const folder = runFolder(this.folder, this.run);
    await writeWhole(folder, CONFIG_FILE, `${JSON.stringify(config, null, 2)}\n`);
    await writeWhole(folder, ENVIRONMENT_FILE, `${JSON.stringify(environment, null, 2)}\n`);
    const file = new EpochsFile(folder);
    file.append(this.rows);
    await file.close();
  }
}

/** Where runs side by side go on from. */
interface Progress {
  /** Whole epochs that are behind them. */
  readonly epoch: number;
  /** Of each run. */
  readonly rows: readonly (readonly EpochRow[])[];
  /** The parameters of those that have not diverged, by their places. */
  readonly going: Map<number, Parameters>;
}

/** Runs of one seed begin at the same parameters, drawn once. */
function beginningOf({ configs }: ErrorRuns): Progress {
  const drawn = new Map<number, Parameters>();
  const going = new Map<number, Parameters>();
  for (const [index, config] of configs.entries()) {
    const init = drawn.get(config.seed) ?? glorotUniform(networkShape(config), config.seed);
    drawn.set(config.seed, init);
    going.set(index, init);
  }
  return { epoch: 0, rows: configs.map(() => []), going };
}

/** What the last checkpoint kept; `null` where there is none, or what it kept is damaged and has to be trained again. */
async function readCheckpoint(group: ErrorRuns): Promise<Progress | null> {
  const { folder, unit, runs } = group;
  if (!(await folder.has(checkpointFile(unit)))) return null;
  try {
    const { data } = checkpointSchema.safeParse(await readJson(folder, checkpointFile(unit)));
    if (data?.rows.length !== runs.length) return null;
    const { epoch, rows } = data;
    const places = [...runs.keys()].filter((index) => at(rows, index).at(-1)?.epoch === epoch);
    const going = new Map<number, Parameters>();
    for (const index of places) going.set(index, await readInit(group, index, epoch));
    return { epoch, rows, going };
  } catch (error) {
    if (error instanceof DamagedRunError || error instanceof FormatError) return null;
    throw error;
  }
}

async function readInit({ folder, runs, configs }: ErrorRuns, index: number, epoch: number): Promise<Parameters> {
  const own = runFolder(folder, at(runs, index));
  await requireFile(own, snapshotFile(epoch));
  return parametersOf(networkShape(at(configs, index)), decodeSafetensors(await readWhole(own, snapshotFile(epoch))));
}

/** Removes the snapshots of a checkpoint that is no longer needed, but for those of the paths. */
async function forget(folder: Folder, runs: readonly StudyRun[], epoch: number): Promise<void> {
  if (epoch === 0) return;
  for (const run of runs.filter(({ path }) => !path)) await runFolder(folder, run).remove(snapshotFile(epoch));
}
