import type { Dataset } from '../../../datasets/dataset.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import type { Folder } from '../../platform/folder.ts';
import { DatasetWork } from './datasetWork.ts';
import type { Study } from './settings.ts';
import type { StudyOptions } from './studyProgress.ts';

/**
 * Trains whatever of a study's runs is not whole in its folder. Throws LostStudyError where the first run diverges,
 * GpuError, FolderError, or the signal's reason; what is whole by then stays.
 */
export async function runStudy(
  gpu: Gpu,
  folder: Folder,
  study: Study,
  datasets: readonly Dataset[],
  options: StudyOptions = {},
): Promise<void> {
  const works = study.datasets.map((entry, index) => {
    return new DatasetWork(gpu, { studyFolder: folder, study, entry, dataset: at(datasets, index) });
  });
  const total = works.reduce((sum, work) => sum + work.operations, 0);
  let before = 0;
  for (const work of works) {
    const start = before;
    const report = (activity: string, done: number, milestone = false) =>
      options.onProgress?.({ activity: `${work.name} · ${activity}`, milestone, done: start + done, total });
    await work.do(report, options);
    before += work.operations;
  }
}
