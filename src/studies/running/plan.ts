import type { DatasetOutline } from '../../../datasets/dataset.ts';
import { batchSizes } from '../../batches/batches.ts';
import { BATCHES, type BatchName, PAPER_BATCHES, scoreOf } from '../../batches/names.ts';
import type { RunConfig, RunSettings } from '../../run/config.ts';
import { describeConfig } from '../../run/describe.ts';
import type { StudyRun, StudySettings } from './settings.ts';
import { type AdapterRoom, networksAtOnce } from './sideBySide.ts';

/** Figures that need more than the first run. */
const SEEDS_FIGURE = 1;
const BATCHES_FIGURE = 7;
export const PATHS_FIGURE = 8;

/** Figures with claims about a single run, which further runs repeat with other seeds. */
const RUN_FIGURES: readonly number[] = [2, 3, 4, 5, 6, 10];

/** The run of the first seed with random batches, from which the scores come and most figures are drawn. */
export function firstRun({ run }: Pick<StudySettings, 'run'>): string {
  return runName('Rand', run.seed);
}

/** Every training that the figures of one data set need, each once; the ones with records come first. */
export function studyRuns(settings: StudySettings): StudyRun[] {
  const { run, seeds, initialisations, figures } = settings;
  const withRecords = figures.includes(SEEDS_FIGURE) ? seeds : 1;
  const paths = figures.includes(PATHS_FIGURE) ? PAPER_BATCHES : [];
  const withErrors = figures.includes(BATCHES_FIGURE) ? initialisations : 0;
  const runs: StudyRun[] = [];
  for (let index = 0; index < Math.max(withRecords, initialisations); index++) {
    for (const batches of BATCHES) {
      const path = index === 0 && paths.includes(batches);
      const end = index > 0 && index < initialisations && paths.includes(batches);
      const records = batches === 'Rand' && index < withRecords;
      if (!records && !path && !end && index >= withErrors) continue;
      const seed = run.seed + index;
      runs.push({ name: runName(batches, seed), batches, seed, keep: records ? 'records' : 'errors', path, end });
    }
  }
  const [recorded, others] = [runs.filter(keepsRecords), runs.filter((one) => !keepsRecords(one))];
  return [...recorded, ...repetitionRuns(settings), ...others];
}

/** Whether a run repeats the first with other seeds of its parameters and its order. */
export function isRepetition({ orderSeed }: StudyRun): boolean {
  return orderSeed !== undefined;
}

function repetitionRuns({ run, repetitions, figures }: StudySettings): StudyRun[] {
  const count = figures.some((number) => RUN_FIGURES.includes(number)) ? repetitions - 1 : 0;
  return Array.from({ length: count }, (_, index) => {
    const [seed, orderSeed] = [run.seed + index + 1, run.orderSeed + index + 1];
    const name = `${runName('Rand', seed)}-order-${orderSeed}`;
    return { name, batches: 'Rand', seed, orderSeed, keep: 'records', path: false, end: false };
  });
}

function keepsRecords({ keep }: StudyRun): boolean {
  return keep === 'records';
}

/** What is to be trained on a data set; `given` is what the user called it. */
export interface DatasetStudy {
  readonly settings: StudySettings;
  readonly given: string;
  readonly data: DatasetOutline;
}

/** The configuration of one of a study's runs. */
export function configOf({ settings, given, data }: DatasetStudy, run: StudyRun): RunConfig {
  return describeConfig(given, data, settingsOf(settings, run));
}

/** The units of a data set's runs on an adapter with this room. `most` bounds the networks side by side. */
export function planUnits(room: AdapterRoom, study: DatasetStudy, most = Number.POSITIVE_INFINITY): StudyRun[][] {
  return unitsOf(
    studyRuns(study.settings),
    (run) => configOf(study, run),
    (config) => Math.min(most, networksAtOnce(room, config)),
  );
}

/**
 * The settings of one of a study's runs. All visit the same random split where their batches are random, but for those
 * that repeat the first with other seeds.
 */
function settingsOf(
  { run }: Pick<StudySettings, 'run'>,
  { batches, seed, orderSeed = run.orderSeed, keep }: StudyRun,
): RunSettings {
  const sorts = scoreOf(batches) !== null;
  return {
    ...run,
    batches,
    seed,
    orderSeed,
    norms: keep === 'records',
    order: sorts ? 'fixed' : run.order,
    ...(sorts ? { scores: `../${firstRun({ run })}` } : {}),
  };
}

/**
 * Groups of runs that can train side by side, in the order of the runs: runs that keep the same files and whose
 * steps have the same sizes, at most `most(run)` together, evenly filled.
 */
export function unitsOf(
  runs: readonly StudyRun[],
  configOf: (run: StudyRun) => RunConfig,
  most: (config: RunConfig) => number,
): StudyRun[][] {
  const alike = new Map<string, StudyRun[]>();
  const steps = stepSizes(runs, configOf);
  for (const run of runs) {
    const key = `${run.keep} ${steps.get(run.batches)}`;
    alike.set(key, [...(alike.get(key) ?? []), run]);
  }
  return [...alike.values()].flatMap((group) => evenly(group, group[0] ? most(configOf(group[0])) : 1));
}

/** The row counts of each construction's steps; they do not depend on the seed. */
function stepSizes(runs: readonly StudyRun[], configOf: (run: StudyRun) => RunConfig): Map<BatchName, string> {
  const examples = new Map(runs.map((run) => [run.batches, run]));
  return new Map([...examples].map(([batches, run]) => [batches, batchSizes(configOf(run)).join()]));
}

/** Splits items into the fewest parts of at most `most` each; the lengths differ by one at most. */
function evenly<T>(items: readonly T[], most: number): T[][] {
  const parts = Math.ceil(items.length / Math.max(1, most));
  const border = (part: number) => Math.round((part * items.length) / parts);
  return Array.from({ length: parts }, (_, part) => items.slice(border(part), border(part + 1)));
}

function runName(batches: BatchName, seed: number): string {
  return `${batches}-${seed}`;
}
