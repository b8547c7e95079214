import { z } from 'zod';
import { BATCHES } from '../../batches/names.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { type Folder, type FolderSource, readWhole, writeWhole } from '../../platform/folder.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { INIT_FILE, snapshotFile } from '../../run/folder/layout.ts';
import { readEpochRows } from '../../run/folder/readEpochRows.ts';
import { readJson } from '../../run/folder/readJson.ts';
import { decodeSafetensors } from '../../run/formats/safetensors.ts';
import { type PathGramOptions, pathGram } from '../../run/pathGram.ts';
import type { Paths } from '../material.ts';
import { PATHS_FILE, runFolder } from './layout.ts';
import { firstRun } from './plan.ts';
import type { StudyDataset, StudySettings } from './settings.ts';

const pathsSchema = z.strictObject({
  names: z.array(z.enum(BATCHES)),
  epochs: z.int().nonnegative(),
  gram: z.array(z.number()),
});

/**
 * Computes the inner products of the paths of a data set's finished runs, writes them, and removes the snapshots, which
 * nothing else needs. A run that diverged has no path.
 */
export async function followPaths(
  gpu: Gpu,
  folder: Folder,
  settings: StudySettings,
  dataset: StudyDataset,
  options: PathGramOptions,
): Promise<void> {
  const { epochs } = settings.run;
  const followed = dataset.units.flat().filter(({ path }) => path);
  const whole: typeof followed = [];
  for (const run of followed) {
    const rows = await readEpochRows(runFolder(folder, run));
    if (rows.at(-1)?.epoch === epochs) whole.push(run);
  }
  const beginning = decodeSafetensors(await readWhole(runFolder(folder, { name: firstRun(settings) }), INIT_FILE));
  const folders = whole.map((run) => runFolder(folder, run));
  const gram = await pathGram(gpu, { beginning, folders, epochs }, options);
  const paths = { names: whole.map(({ batches }) => batches), epochs, gram: [...gram] };
  await writeWhole(folder, PATHS_FILE, `${JSON.stringify(paths)}\n`);
  await removeSnapshots(folder, settings, dataset);
}

/** What `followPaths` wrote; `null` where it has not. Throws `DamagedRunError`. */
export async function readPaths(folder: FolderSource): Promise<Paths | null> {
  if (!(await folder.has(PATHS_FILE))) return null;
  const paths = pathsSchema.safeParse(await readJson(folder, PATHS_FILE));
  const size = paths.data ? (paths.data.names.length * paths.data.epochs) ** 2 : -1;
  if (paths.data?.gram.length === size) return { ...paths.data, gram: Float64Array.from(paths.data.gram) };
  throw new DamagedRunError(`${folder.location}/${PATHS_FILE} is damaged; begin the study again with --force`);
}

/** Removes the parameters along the paths. */
export async function removeSnapshots(folder: Folder, { run }: StudySettings, { units }: StudyDataset): Promise<void> {
  for (const { name } of units.flat().filter(({ path }) => path)) {
    for (let epoch = 1; epoch <= run.epochs; epoch++) {
      await runFolder(folder, { name }).remove(snapshotFile(epoch));
    }
  }
}
