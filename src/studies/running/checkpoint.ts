import * as z from 'zod';
import type { Scores } from '../../batches/batches.ts';
import { at } from '../../mlp/at.ts';
import { glorotUniform, type Parameters } from '../../mlp/parameters.ts';
import { type Folder, readWhole, writeWhole } from '../../platform/folder.ts';
import { networkShape, type RunConfig } from '../../run/config.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { snapshotFile } from '../../run/folder/layout.ts';
import { readJson } from '../../run/folder/read/readJson.ts';
import { requireFile } from '../../run/folder/read/requireFile.ts';
import { FormatError } from '../../run/formats/formatError.ts';
import { decodeSafetensors } from '../../run/formats/safetensors.ts';
import { parametersOf } from '../../run/namedTensors.ts';
import type { EpochRow } from '../../run/records.ts';
import { checkpointFile, runFolder } from './layout.ts';
import type { StudyRun } from './settings.ts';

/** Runs side by side that keep only their errors, and their parameters where their paths are followed. */
export interface ErrorRuns {
  /** The folder of the data set. */
  readonly folder: Folder;
  /** Place among the data set's units. */
  readonly unit: number;
  readonly runs: readonly StudyRun[];
  readonly configs: readonly RunConfig[];
  readonly scores: Scores;
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

/** The state from which a group of runs continues. */
export interface Progress {
  /** Whole epochs that they have done. */
  readonly epoch: number;
  /** The rows of each run's epochs so far. */
  readonly rows: readonly (readonly EpochRow[])[];
  /** The parameters of those that have not diverged, by their places. */
  readonly going: Map<number, Parameters>;
}

/** Runs of one seed begin at the same parameters, drawn once. */
export function beginningOf({ configs }: ErrorRuns): Progress {
  const drawn = new Map<number, Parameters>();
  const going = new Map<number, Parameters>();
  for (const [index, config] of configs.entries()) {
    const init = drawn.get(config.seed) ?? glorotUniform(networkShape(config), config.seed);
    drawn.set(config.seed, init);
    going.set(index, init);
  }
  return { epoch: 0, rows: configs.map(() => []), going };
}

/**
 * What the last checkpoint kept; `null` where there is none, or what it kept is damaged and has to be trained again.
 */
export async function readCheckpoint(group: ErrorRuns): Promise<Progress | null> {
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

/** Writes how far the runs have come, and removes the snapshots of the checkpoint before, after epoch `previous`. */
export async function writeCheckpoint(
  { folder, unit, runs }: Pick<ErrorRuns, 'folder' | 'unit' | 'runs'>,
  content: z.infer<typeof checkpointSchema>,
  previous: number,
): Promise<void> {
  await writeWhole(folder, checkpointFile(unit), `${JSON.stringify(content)}\n`);
  await forget(folder, runs, previous);
}

/** Removes what runs that are whole need no longer: their checkpoint, and all its snapshots but those of the paths. */
export async function removeCheckpoint({ folder, unit, runs, configs }: Omit<ErrorRuns, 'scores'>): Promise<void> {
  const { epochs } = at(configs, 0);
  for (let epoch = 1; epoch <= epochs; epoch++) await forget(folder, runs, epoch);
  await folder.remove(checkpointFile(unit)); // Last, as it says that there may be snapshots.
}
