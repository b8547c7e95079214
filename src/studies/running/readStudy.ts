import { type Folder, type FolderSource, writeWhole } from '../../platform/folder.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { EPOCHS_FILE, FINAL_FILE } from '../../run/folder/layout.ts';
import { readEpochRows } from '../../run/folder/read/readEpochRows.ts';
import { readImportance } from '../../run/folder/read/readImportance.ts';
import { readJson } from '../../run/folder/read/readJson.ts';
import { readRun } from '../../run/folder/read/readRun.ts';
import { runChance, runValues } from '../claims/runValues.ts';
import {
  type BatchRun,
  type ClaimValues,
  type FigureInputs,
  figureInputsOf,
  type SeedImportance,
} from '../figureInputs.ts';
import { DIVERGED_FILE, datasetFolder, runFolder, STUDY_FILE } from './layout.ts';
import { readPaths } from './paths.ts';
import { firstRun, isRepetition } from './plan.ts';
import {
  STUDY_FORMAT,
  type Study,
  type StudyDataset,
  type StudyRun,
  type StudySettings,
  studySchema,
} from './settings.ts';

/** What a folder's study was asked to do; `null` where the folder holds none. Throws `DamagedRunError`. */
export async function readStudy(folder: FolderSource): Promise<Study | null> {
  if (!(await folder.has(STUDY_FILE))) return null;
  const json = await readJson(folder, STUDY_FILE);
  const study = studySchema.safeParse(json);
  if (study.success) return study.data;
  const path = `${folder.location}/${STUDY_FILE}`;
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'number' && format !== STUDY_FORMAT) {
    throw new DamagedRunError(`${path}: format version ${format}, this program reads ${STUDY_FORMAT}`);
  }
  const issue = study.error.issues[0];
  const what = issue ? `${issue.path.map(String).join('.') || 'content'}: ${issue.message}` : 'unexpected content';
  throw new DamagedRunError(`${path} is not what a study's folder holds: ${what}`, { remedy: 'beginStudyAgain' });
}

export async function writeStudy(folder: Folder, study: Study): Promise<void> {
  await writeWhole(folder, STUDY_FILE, `${JSON.stringify(study, null, 2)}\n`);
}

/** How many of a study's runs are whole. */
export async function countWhole(folder: Folder, study: Study): Promise<{ whole: number; all: number }> {
  let [whole, all] = [0, 0];
  for (const entry of study.datasets) {
    for (const run of entry.units.flat()) {
      all += 1;
      whole += (await isWhole(datasetFolder(folder, entry), run)) ? 1 : 0;
    }
  }
  return { whole, all };
}

/** Whether a run went to its end, or diverged before it: what is written last depends on what the run keeps. */
export async function isWhole(folder: Folder, run: StudyRun): Promise<boolean> {
  const place = runFolder(folder, run);
  if (run.keep === 'errors') return place.has(EPOCHS_FILE);
  return (await place.has(FINAL_FILE)) || place.has(DIVERGED_FILE);
}

/**
 * Reads what a data set's figures are drawn from, from its whole runs. `randomStream` as in `FigureInputs`. Throws
 * `DamagedRunError`.
 */
export async function readFigureInputs(
  folder: Folder,
  { settings }: Study,
  entry: StudyDataset,
  randomStream = 0,
): Promise<FigureInputs> {
  const runs = datasetFolder(folder, entry);
  const first = await readRun(runFolder(runs, { name: firstRun(settings) }));
  const members = entry.units.flat();
  const compared = members.filter((run) => !isRepetition(run));
  const common = { dataset: entry.name, clusters: settings.clusters, randomStream };
  return figureInputsOf(first, {
    ...common,
    seeds: await readSeeds(runs, compared),
    batchRuns: await readBatchRuns(runs, compared, settings),
    ...(await readPaths(runs)),
    ...(await readRepetitions(runs, members, common)),
  });
}

/** Numbers of the claims, and what chance gives them, in the runs with other seeds, one run after the other in memory. */
async function readRepetitions(
  folder: Folder,
  runs: readonly StudyRun[],
  common: Pick<FigureInputs, 'dataset' | 'clusters' | 'randomStream'>,
): Promise<Pick<FigureInputs, 'repetitions' | 'repeatedChance'>> {
  const [repetitions, repeatedChance]: [ClaimValues[], ClaimValues[]] = [[], []];
  for (const run of runs.filter(isRepetition)) {
    if (!(await runFolder(folder, run).has(FINAL_FILE))) continue;
    const inputs = figureInputsOf(await readRun(runFolder(folder, run)), common);
    repetitions.push(runValues(inputs));
    repeatedChance.push(runChance(inputs));
  }
  return { repetitions, repeatedChance };
}

/** Importance of the whole runs that keep records. */
async function readSeeds(folder: Folder, runs: readonly StudyRun[]): Promise<SeedImportance[]> {
  const seeds: SeedImportance[] = [];
  for (const run of runs.filter(({ keep }) => keep === 'records')) {
    if (await runFolder(folder, run).has(FINAL_FILE))
      seeds.push({ seed: run.seed, importance: await readImportance(runFolder(folder, run)) });
  }
  return seeds;
}

/** The trainings that figure 7 compares: further seeds have random batches alone. */
async function readBatchRuns(folder: Folder, runs: readonly StudyRun[], settings: StudySettings): Promise<BatchRun[]> {
  const {
    run: { epochs, seed: first },
    initialisations,
  } = settings;
  const seeds = first + initialisations;
  const batchRuns: BatchRun[] = [];
  for (const run of runs.filter(({ seed }) => seed < seeds)) {
    if (!(await isWhole(folder, run))) continue;
    const epochRows = await readEpochRows(runFolder(folder, run));
    const diverged = (epochRows.at(-1)?.epoch ?? 0) < epochs;
    batchRuns.push({ batches: run.batches, seed: run.seed, epochRows, diverged });
  }
  return batchRuns;
}
