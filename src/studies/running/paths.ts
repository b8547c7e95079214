import * as z from 'zod';
import { BATCHES, type BatchName } from '../../batches/names.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { PRODUCT_VARIANTS } from '../../gpu/products.ts';
import { glorotUniform } from '../../mlp/parameters.ts';
import { type Folder, type FolderSource, readWhole, writeWhole } from '../../platform/folder.ts';
import { networkShape } from '../../run/config.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { FINAL_FILE, INIT_FILE, snapshotFile } from '../../run/folder/layout.ts';
import { readConfig } from '../../run/folder/read/readConfig.ts';
import { readEpochRows } from '../../run/folder/read/readEpochRows.ts';
import { readJson } from '../../run/folder/read/readJson.ts';
import { decodeSafetensors } from '../../run/formats/safetensors.ts';
import { namedTensors } from '../../run/namedTensors.ts';
import { type PathGramOptions, pathGram } from '../../run/paths/pathGram.ts';
import type { FigureInputs, Paths } from '../figureInputs.ts';
import { PATHS_FILE, runFolder } from './layout.ts';
import { firstRun } from './plan.ts';
import type { StudyDataset, StudyRun, StudySettings } from './settings.ts';

const namesSchema = z.array(z.enum(BATCHES));
const gramSchema = z.array(z.number());

const pathsSchema = z.strictObject({
  names: namesSchema,
  epochs: z.int().nonnegative(),
  /** The variant of the product shader that computed them. */
  variant: z.enum(PRODUCT_VARIANTS).optional(),
  gram: gramSchema,
  /** The same of the last epoch alone, for each further initialisation. */
  ends: z.array(z.strictObject({ seed: z.int(), names: namesSchema, gram: gramSchema })).default([]),
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
  const whole = await wholeRuns(
    followed,
    entry.units.flat().filter(({ path }) => path),
  );
  const beginning = decodeSafetensors(await readWhole(runFolder(folder, { name: firstRun(settings) }), INIT_FILE));
  const folders = whole.map((run) => runFolder(folder, run));
  const files = epochNumbers(epochs).map(snapshotFile);
  const { gram, variant } = await pathGram(gpu, { beginning, folders, files }, options);
  const paths = finitePaths({ names: whole.map(({ batches }) => batches), epochs, gram });
  const ends = await compareEnds(gpu, followed, options);
  await writeWhole(folder, PATHS_FILE, `${JSON.stringify({ ...paths, variant, gram: [...paths.gram], ends })}\n`);
  await removeSnapshots(followed);
}

/** The inner products of where the runs of each further initialisation end. */
async function compareEnds(gpu: Gpu, followed: FollowedRuns, { signal }: PathGramOptions) {
  const compared = followed.entry.units.flat().filter(({ end }) => end);
  const ends: z.infer<typeof pathsSchema>['ends'] = [];
  for (const seed of [...new Set(compared.map((run) => run.seed))].sort((a, b) => a - b)) {
    const whole = await wholeRuns(
      followed,
      compared.filter((run) => run.seed === seed),
    );
    const folders = whole.map((run) => runFolder(followed.folder, run));
    const [first] = folders;
    if (first === undefined) continue;
    const beginning = namedTensors(glorotUniform(networkShape(await readConfig(first)), seed));
    const { gram } = await pathGram(gpu, { beginning, folders, files: [FINAL_FILE] }, { signal });
    const finite = finitePaths({ names: whole.map(({ batches }) => batches), epochs: 1, gram });
    ends.push({ seed, names: [...finite.names], gram: [...finite.gram] });
  }
  return ends;
}

/** Those of the runs that came to the last epoch, in the order of the constructions. */
async function wholeRuns({ folder, settings }: FollowedRuns, runs: readonly StudyRun[]): Promise<StudyRun[]> {
  const { epochs } = settings.run;
  const inOrder = BATCHES.flatMap((name) => runs.filter(({ batches }) => batches === name));
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

/** What `followPaths` wrote; no paths where it has not. Throws `DamagedRunError`. */
export async function readPaths(folder: FolderSource): Promise<Pick<FigureInputs, 'paths' | 'otherPaths'>> {
  if (!(await folder.has(PATHS_FILE))) return { paths: null, otherPaths: [] };
  const { data } = pathsSchema.safeParse(await readJson(folder, PATHS_FILE));
  const read = data && [pathsOf(data), ...data.ends.map((end) => pathsOf({ ...end, epochs: 1 }))];
  if (read?.every((paths) => paths !== null)) return { paths: read[0] ?? null, otherPaths: read.slice(1) };
  throw new DamagedRunError(`${folder.location}/${PATHS_FILE} is damaged`, { remedy: 'beginStudyAgain' });
}

/** `null` where there are not as many inner products as the names ask for. */
function pathsOf({ names, epochs, gram }: { names: BatchName[]; epochs: number; gram: number[] }): Paths | null {
  return gram.length === (names.length * epochs) ** 2 ? { names, epochs, gram: Float64Array.from(gram) } : null;
}

/** Removes the parameters along the paths, and at the ends of those that keep no more than their errors. */
export async function removeSnapshots({ folder, settings, entry }: FollowedRuns): Promise<void> {
  const { epochs } = settings.run;
  for (const run of entry.units.flat()) {
    const own = runFolder(folder, run);
    if (run.path) for (const epoch of epochNumbers(epochs)) await own.remove(snapshotFile(epoch));
    if (run.end && run.keep === 'errors') await own.remove(FINAL_FILE);
  }
}

function epochNumbers(epochs: number): number[] {
  return Array.from({ length: epochs }, (_, index) => index + 1);
}
