import * as z from 'zod';
import { BATCHES } from '../../batches/names.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { PRODUCT_VARIANTS } from '../../gpu/products.ts';
import { type Folder, type FolderSource, readWhole, writeWhole } from '../../platform/folder.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { INIT_FILE, snapshotFile } from '../../run/folder/layout.ts';
import { readEpochRows } from '../../run/folder/read/readEpochRows.ts';
import { readJson } from '../../run/folder/read/readJson.ts';
import { decodeSafetensors } from '../../run/formats/safetensors.ts';
import { type PathGramOptions, pathGram } from '../../run/paths/pathGram.ts';
import type { Paths } from '../figureInputs.ts';
import { PATHS_FILE, runFolder } from './layout.ts';
import { firstRun } from './plan.ts';
import type { StudyDataset, StudyRun, StudySettings } from './settings.ts';

const pathsSchema = z.strictObject({
  names: z.array(z.enum(BATCHES)),
  epochs: z.int().nonnegative(),
  /** The variant of the product shader that computed them. */
  variant: z.enum(PRODUCT_VARIANTS).optional(),
  gram: z.array(z.number()),
});

/** A data set's runs, of which those that are followed keep a snapshot per epoch. */
export interface FollowedRuns {
  /** The folder of the data set. */
  readonly folder: Folder;
  readonly settings: StudySettings;
  readonly entry: StudyDataset;
}

/**
 * Computes the inner products of the paths of a data set's finished runs, writes them, and removes the snapshots, which
 * nothing else needs. A run that diverged has no path, nor has one whose parameters went beyond what float32 can
 * square.
 */
export async function followPaths(gpu: Gpu, followed: FollowedRuns, options: PathGramOptions): Promise<void> {
  const { folder, settings, entry } = followed;
  const { epochs } = settings.run;
  const whole = await wholePaths(folder, entry, epochs);
  const beginning = decodeSafetensors(await readWhole(runFolder(folder, { name: firstRun(settings) }), INIT_FILE));
  const folders = whole.map((run) => runFolder(folder, run));
  const { gram, variant } = await pathGram(gpu, { beginning, folders, epochs }, options);
  const paths = finitePaths({ names: whole.map(({ batches }) => batches), epochs, gram });
  await writeWhole(folder, PATHS_FILE, `${JSON.stringify({ ...paths, variant, gram: [...paths.gram] })}\n`);
  await removeSnapshots(followed);
}

/** The runs with a whole path, in the order of the constructions. */
async function wholePaths(folder: Folder, { units }: StudyDataset, epochs: number): Promise<StudyRun[]> {
  const followed = units.flat().filter(({ path }) => path);
  const inOrder = BATCHES.flatMap((name) => followed.filter(({ batches }) => batches === name));
  const whole: StudyRun[] = [];
  for (const run of inOrder) {
    const rows = await readEpochRows(runFolder(folder, run));
    if (rows.at(-1)?.epoch === epochs) whole.push(run);
  }
  return whole;
}

/** Leaves out paths that went so far that an inner product with themselves or an earlier one is not finite. */
export function finitePaths({ names, epochs, gram }: Paths): Paths {
  const size = names.length * epochs;
  const block = (a: number, b: number) =>
    Array.from({ length: epochs }, (_, row) => {
      const start = (a * epochs + row) * size + b * epochs;
      return gram.subarray(start, start + epochs);
    });
  const finite = (a: number, b: number) => block(a, b).every((row) => row.every(Number.isFinite));
  const kept: number[] = [];
  for (const path of names.keys()) if ([...kept, path].every((other) => finite(path, other))) kept.push(path);
  const rows = kept.flatMap((a) => {
    const blocks = kept.map((b) => block(a, b));
    return Array.from({ length: epochs }, (_, row) => blocks.flatMap((own) => [...(own[row] ?? [])]));
  });
  return { names: kept.flatMap((path) => names[path] ?? []), epochs, gram: Float64Array.from(rows.flat()) };
}

/** What `followPaths` wrote; `null` where it has not. Throws `DamagedRunError`. */
export async function readPaths(folder: FolderSource): Promise<Paths | null> {
  if (!(await folder.has(PATHS_FILE))) return null;
  const { data } = pathsSchema.safeParse(await readJson(folder, PATHS_FILE));
  if (data && data.gram.length === (data.names.length * data.epochs) ** 2) {
    return { names: data.names, epochs: data.epochs, gram: Float64Array.from(data.gram) };
  }
  throw new DamagedRunError(`${folder.location}/${PATHS_FILE} is damaged`, { remedy: 'beginStudyAgain' });
}

/** Removes the parameters along the paths. */
export async function removeSnapshots({ folder, settings, entry }: FollowedRuns): Promise<void> {
  const { run } = settings;
  for (const { name } of entry.units.flat().filter(({ path }) => path)) {
    for (let epoch = 1; epoch <= run.epochs; epoch++) {
      await runFolder(folder, { name }).remove(snapshotFile(epoch));
    }
  }
}
