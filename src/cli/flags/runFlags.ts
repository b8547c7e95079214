import type { Command } from 'commander';
import type { DatasetOutline } from '../../../datasets/dataset.ts';
import { scoreOf } from '../../batches/names.ts';
import { RUN_SETTINGS, type RunSettingName } from '../../settings/runSettings.ts';
import type { Flag } from '../../settings/setting.ts';
import { SETTINGS } from '../../settings/table.ts';
import type { RunSettings } from '../../settings/values.ts';
import { UsageError } from '../terminal/exit.ts';
import { addFlag } from './addFlag.ts';

/** The settings of a run that a study decides for each of its runs. */
const SINGLE_RUN_SETTINGS = ['batches', 'scores', 'norms', 'snapshotEvery'] as const;

type SingleRunSettingName = (typeof SINGLE_RUN_SETTINGS)[number];

/** The settings that the runs of a study have in common. */
export type StudyRunSettingName = Exclude<RunSettingName, SingleRunSettingName>;

export const STUDY_RUN_SETTINGS = RUN_SETTINGS.filter(isOfStudies);

function isOfStudies(name: RunSettingName): name is StudyRunSettingName {
  return !SINGLE_RUN_SETTINGS.some((single) => single === name);
}

/** Adds the flags of every training to a command; `defaultWords` names the defaults that are not the paper's. */
export function addRunFlags(command: Command, defaultWords: DefaultWords = {}): Command {
  return addSettings(command, STUDY_RUN_SETTINGS, defaultWords);
}

type DefaultWords = Partial<Record<RunSettingName, string>>;

/** Adds the flags of a single run. */
export function addSingleRunFlags(command: Command): Command {
  return addSettings(command, SINGLE_RUN_SETTINGS);
}

function addSettings(command: Command, names: readonly RunSettingName[], words: DefaultWords = {}): Command {
  return names
    .map((name): Flag<unknown> => ({ ...SETTINGS[name], ...(words[name] && { defaultWords: words[name] }) }))
    .reduce<Command>(addFlag, command);
}

/** Throws UsageError where the flags about batches contradict each other. */
export function checkBatches({ batches, scores, order }: RunSettings): void {
  const sorts = scoreOf(batches) !== null;
  if (sorts && scores === undefined) {
    throw new UsageError(`--batches ${batches} sorts the samples: --scores must name a finished run folder`);
  }
  if (!sorts && scores !== undefined) throw new UsageError(`--scores has no use with --batches ${batches}`);
  if (sorts && order !== 'fixed') throw new UsageError(`--order must be fixed with --batches ${batches}, not ${order}`);
}

/** Throws UsageError where a batch would be larger than the data set. */
export function checkBatchSize({ batchSize }: RunSettings, { name, train }: DatasetOutline): void {
  if (batchSize <= train.samples) return;
  throw new UsageError(
    `--batch-size must be at most the ${train.samples} training samples of ${name}, not ${batchSize}`,
  );
}
