import type { Dataset } from '../../../datasets/dataset.ts';
import type { Scores } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import { type Folder, writeWhole } from '../../platform/folder.ts';
import type { RunConfig } from '../../run/config.ts';
import { ITEMS_FILE } from '../../run/folder/layout.ts';
import { readRun } from '../../run/folder/read/readRun.ts';
import { scoresOf } from '../../run/folder/read/readScores.ts';
import { writeDataFiles } from '../../run/folder/write/dataFiles.ts';
import type { DivergedError } from '../../run/training/divergence.ts';
import type { RunOptions, RunProgress } from '../../run/training/plannedRun.ts';
import { trainIntoFolders } from '../../run/training/trainIntoFolder.ts';
import { removeCheckpoint } from './checkpoint.ts';
import { runOperations } from './cost.ts';
import { trainErrorRuns } from './errorRuns.ts';
import { LostStudyError } from './errors.ts';
import { checkpointFile, DIVERGED_FILE, datasetFolder, PATHS_FILE, runFolder } from './layout.ts';
import { followPaths, removeSnapshots } from './paths.ts';
import { configOf, firstRun, PATHS_FIGURE } from './plan.ts';
import { isWhole } from './readStudy.ts';
import type { Study, StudyDataset, StudyRun } from './settings.ts';
import type { StudyOptions } from './studyProgress.ts';

/** Losing this much to a power cut is bearable, and writing so often costs nothing. */
const CHECKPOINT_SECONDS = 30;

/** Called with what is done now and with how many of the data set's operations are done. */
export type Report = (activity: string, done: number, milestone?: boolean) => void;

interface UnitOptions extends RunOptions, Pick<StudyOptions, 'checkpointSeconds'> {}

/** A study, its folder, and one of its data sets. */
export interface DatasetWorkSpec {
  readonly studyFolder: Folder;
  readonly study: Study;
  readonly entry: StudyDataset;
  readonly dataset: Dataset;
}

/** Trains all runs of a study on one data set. */
export class DatasetWork {
  readonly name: string;
  private readonly study: Study;
  private readonly entry: StudyDataset;
  private readonly dataset: Dataset;
  private readonly folder: Folder;
  private readonly configs: ReadonlyMap<StudyRun, RunConfig>;
  /** The first run's scores, read when the first batches are sorted. */
  private scores: Scores | undefined;

  constructor(
    private readonly gpu: Gpu,
    { studyFolder, study, entry, dataset }: DatasetWorkSpec,
  ) {
    this.name = entry.name;
    this.study = study;
    this.entry = entry;
    this.dataset = dataset;
    this.folder = datasetFolder(studyFolder, entry);
    const planned = { settings: study.settings, given: entry.given, data: dataset };
    this.configs = new Map(entry.units.flat().map((run) => [run, configOf(planned, run)]));
  }

  /** Operations of all its runs. The inner products of the paths are a small part and do not count. */
  get operations(): number {
    return [...this.configs.values()].reduce((sum, config) => sum + runOperations(config), 0);
  }

  async do(report: Report, options: StudyOptions): Promise<void> {
    if (!(await this.folder.has(ITEMS_FILE))) await writeDataFiles(this.folder, this.dataset);
    const all = this.configs.size;
    let [done, place] = [0, 0];
    for (const [unit, runs] of this.entry.units.entries()) {
      const [before, which] = [done, `${rangeWords(place + 1, place + runs.length)} of ${all}`];
      const operations = runs.reduce((sum, run) => sum + runOperations(this.configOf(run)), 0);
      const onProgress = (progress: RunProgress) =>
        report(`${which}, ${epochWords(progress)}`, before + operations * share(progress));
      await this.finish(unit, runs, { ...options, onProgress });
      done += operations;
      place += runs.length;
      report(`${place} of ${all} runs`, done, true);
    }
    await this.paths((activity) => report(activity, done), options);
  }

  /** Trains what is missing of a unit. The errors of runs side by side are written together: all or none is missing. */
  private async finish(unit: number, runs: readonly StudyRun[], options: UnitOptions): Promise<void> {
    const { signal, onProgress, checkpointSeconds = CHECKPOINT_SECONDS } = options;
    const missing = await this.missing(runs);
    const group = { folder: this.folder, unit, runs, configs: runs.map((run) => this.configOf(run)) };
    if (missing.length === 0) {
      if (await this.folder.has(checkpointFile(unit))) await removeCheckpoint(group);
    } else if (at(runs, 0).keep === 'records') {
      await this.trainRecords(missing, { signal, onProgress });
    } else {
      this.scores ??= scoresOf(await readRun(runFolder(this.folder, { name: firstRun(this.study.settings) })));
      const errors = { ...group, scores: this.scores };
      await trainErrorRuns(this.gpu, this.dataset, errors, { signal, onProgress, checkpointSeconds });
    }
  }

  private async trainRecords(runs: readonly StudyRun[], options: RunOptions): Promise<void> {
    const folders = runs.map((run) => ({
      config: this.configOf(run),
      folder: runFolder(this.folder, run),
      keepPath: run.path,
    }));
    const outcomes = await trainIntoFolders(this.gpu, this.dataset, folders, {
      ...options,
      force: true,
      keepData: false,
    });
    for (const [index, outcome] of outcomes.entries()) {
      if ('diverged' in outcome) await this.recordDivergence(at(runs, index), outcome.diverged);
    }
  }

  /** Without the first run there are no scores and few figures; without another seed, figure 1 has one pair less. */
  private async recordDivergence(run: StudyRun, error: DivergedError): Promise<void> {
    if (run.name === firstRun(this.study.settings)) {
      throw new LostStudyError(`${this.name}, ${run.name}: ${error.message}`, {
        cause: error,
      });
    }
    const { epoch, step } = error;
    await writeWhole(runFolder(this.folder, run), DIVERGED_FILE, `${JSON.stringify({ epoch, step })}\n`);
  }

  /** Runs of a unit that are not whole. */
  private async missing(runs: readonly StudyRun[]): Promise<StudyRun[]> {
    const whole = await Promise.all(runs.map((run) => isWhole(this.folder, run)));
    return runs.filter((_, index) => !whole[index]);
  }

  private async paths(report: (activity: string) => void, { signal }: StudyOptions): Promise<void> {
    const { settings } = this.study;
    if (!settings.figures.includes(PATHS_FIGURE)) return;
    const followed = { folder: this.folder, settings, entry: this.entry };
    if (await this.folder.has(PATHS_FILE)) return removeSnapshots(followed);
    const onProgress = (done: number, total: number) => report(`paths, ${Math.floor((100 * done) / total)}%`);
    await followPaths(this.gpu, followed, { signal, onProgress });
  }

  private configOf(run: StudyRun): RunConfig {
    const config = this.configs.get(run);
    if (config === undefined) throw new RangeError(`${run.name} is not a run of ${this.name}`);
    return config;
  }
}

function share({ epoch, epochs, step, steps }: RunProgress): number {
  return ((epoch - 1) * steps + step) / (epochs * steps);
}

function epochWords({ epoch, epochs }: RunProgress): string {
  return `epoch ${epoch}/${epochs}`;
}

function rangeWords(first: number, last: number): string {
  return first === last ? `run ${first}` : `runs ${first}–${last}`;
}
