import { type Folder, subfolder } from '../../platform/folder.ts';
import type { StudyDataset, StudyRun } from './settings.ts';

/** What a study was asked to do; its presence says that a folder holds a study. */
export const STUDY_FILE = 'study.json';

/** The inner products of the displacements along the paths, in a data set's folder. */
export const PATHS_FILE = 'paths.json';

/** Says, in the folder of a run with records, that the run diverged and is not to be trained again. */
export const DIVERGED_FILE = 'diverged.json';

/** The folder of a data set's runs. */
export function datasetFolder(study: Folder, { folder }: Pick<StudyDataset, 'folder'>): Folder {
  return subfolder(study, `runs/${folder}`);
}

export function runFolder(dataset: Folder, { name }: Pick<StudyRun, 'name'>): Folder {
  return subfolder(dataset, name);
}

/** How far runs that train side by side have come, in a data set's folder. */
export function checkpointFile(unit: number): string {
  return `checkpoint-${unit}.json`;
}

/** What the report keeps of a data set, in the study's folder. */
export function examplesFile({ folder }: Pick<StudyDataset, 'folder'>): string {
  return `runs/${folder}/examples.json`;
}
