import type { Dataset } from '../../../datasets/dataset.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import type { Folder } from '../../platform/folder.ts';
import { describeEnvironment } from '../../run/describe.ts';
import type { Environment } from '../../run/environment.ts';
import { DamagedRunError, RunExistsError } from '../../run/folder/errors.ts';
import { DATA_FILES, runFilesIn, STREAMED_FILES } from '../../run/folder/layout.ts';
import { VERSION } from '../../version.ts';
import { ChangedStudyError } from './errors.ts';
import {
  checkpointFile,
  DIVERGED_FILE,
  datasetFolder,
  examplesFile,
  PATHS_FILE,
  runFolder,
  STUDY_FILE,
} from './layout.ts';
import { planUnits } from './plan.ts';
import { readStudy, writeStudy } from './readStudy.ts';
import { STUDY_FORMAT, type Study, type StudyDataset, type StudySettings } from './settings.ts';

/** What a study is to be, with its data. */
export interface StudyBeginning {
  readonly preset: string;
  readonly settings: StudySettings;
  /** Names or paths of the data sets, and what was loaded from each. */
  readonly datasets: readonly string[];
  readonly loaded: readonly Dataset[];
  /** Most networks side by side; as many as fit where left out. */
  readonly networks?: number | undefined;
}

/** Throws `RunExistsError` where the folder holds a study. */
export async function refuseExistingStudy(folder: Folder): Promise<void> {
  if (!(await folder.has(STUDY_FILE))) return;
  throw new RunExistsError(`${folder.location} already holds a study (${STUDY_FILE})`, 'continueStudy');
}

/** Plans a study for the adapter and writes the plan, replacing whatever the folder holds. Throws `FolderError`. */
export async function beginStudy(gpu: Gpu, folder: Folder, beginning: StudyBeginning): Promise<Study> {
  const { preset, settings, datasets, loaded } = beginning;
  const names = distinct(loaded.map(({ name }) => name));
  const folders = distinct(names.map(folderName));
  const entries: StudyDataset[] = [];
  for (const [index, dataset] of loaded.entries()) {
    const { train, test } = (await describeEnvironment(gpu, dataset)).dataset;
    const given = datasets[index] ?? dataset.name;
    const [name, place] = [at(names, index), at(folders, index)];
    const room = { software: gpu.adapter.software, limits: gpu.limits };
    const units = planUnits(room, { settings, given, data: dataset }, beginning.networks);
    const { readingOptions: reading } = dataset;
    entries.push({ given, name, folder: place, ...(reading && { reading }), train, test, units });
  }
  await clear(folder, entries);
  const study: Study = {
    format: STUDY_FORMAT,
    tool: 'samplescope',
    version: VERSION,
    preset,
    settings,
    adapter: gpu.adapter,
    datasets: entries,
  };
  await writeStudy(folder, study);
  return study;
}

/** The study as it was begun. Throws `ChangedStudyError` where adapter or data would give other bits. */
export async function continueStudy(gpu: Gpu, study: Study, loaded: readonly Dataset[]): Promise<Study> {
  if (JSON.stringify(study.adapter) !== JSON.stringify(gpu.adapter)) {
    throw new ChangedStudyError(
      `the study was begun on ${adapterWords(study.adapter)} and this is ${adapterWords(gpu.adapter)}, whose rounding ` +
        'differs',
      'chooseFirstAdapter',
    );
  }
  for (const [index, { given, train, test }] of study.datasets.entries()) {
    const dataset = loaded[index];
    const now = dataset && (await describeEnvironment(gpu, dataset)).dataset;
    if (now?.train.sha256 === train.sha256 && now.test.sha256 === test.sha256) continue;
    throw new ChangedStudyError(`${given} has other data than when the study was begun`, 'beginStudyAgain');
  }
  return study;
}

/**
 * Removes the files of the run or study in the folder, the plan last. Files where the new runs will lie are removed even
 * where no plan names them: they would be taken for the new runs'.
 */
async function clear(folder: Folder, coming: readonly StudyDataset[]): Promise<void> {
  const before = await readStudy(folder).catch(unreadable);
  for (const name of await runFilesIn(folder)) await folder.remove(name);
  for (const entry of [...(before?.datasets ?? []), ...coming]) await clearDataset(folder, entry);
  await folder.remove(STUDY_FILE);
}

/** A plan that cannot be read is replaced like any other. */
function unreadable(error: unknown): null {
  if (error instanceof DamagedRunError) return null;
  throw error;
}

async function clearDataset(folder: Folder, entry: StudyDataset): Promise<void> {
  const runs = datasetFolder(folder, entry);
  for (const run of entry.units.flat()) {
    const place = runFolder(runs, run);
    for (const name of [...(await runFilesIn(place)), ...STREAMED_FILES, DIVERGED_FILE]) await place.remove(name);
  }
  for (const unit of entry.units.keys()) await runs.remove(checkpointFile(unit));
  for (const name of [PATHS_FILE, ...DATA_FILES]) await runs.remove(name);
  await folder.remove(examplesFile(entry));
}

/** Names with a number behind those that occurred before. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  for (const name of names) {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
  }
  return [...taken];
}

/** A name that every file system takes. */
function folderName(name: string): string {
  return name.replace(/[^\w.-]|^\.+/g, '_');
}

function adapterWords({ description, vendor, architecture }: Environment['adapter']): string {
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'an adapter without a name';
}
