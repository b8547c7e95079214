import { READING_OPTIONS, READING_TABLE } from '../../settings/readingTable.ts';
import { runSettingsOf } from '../../settings/runSettings.ts';
import type { Flag } from '../../settings/setting.ts';
import { SETTINGS } from '../../settings/table.ts';
import { PRESETS, type PresetName } from '../../studies/presets.ts';
import { presetRequest, type StudyRequest } from '../../studies/request.ts';
import type { Study } from '../../studies/running/settings.ts';
import { readingOf } from '../flags/readingFlags.ts';
import { STUDY_RUN_SETTINGS } from '../flags/runFlags.ts';
import { UsageError } from '../terminal/exit.ts';
import { STUDY_FLAGS, type StudyFlags } from './studyFlags.ts';

/** What the flags say, over what the preset says. */
export function requestOf(flags: StudyFlags): StudyRequest {
  const { preset: name = 'quick' } = flags;
  const asked = presetRequest(name);
  const datasets = [...new Set(flags.dataset ?? asked.datasets)];
  const { seeds, initialisations, repetitions, clusters, figures } = asked.settings;
  const [figure5, figure6] = flags.clusters ?? [clusters.figure5, clusters.figure6];
  return {
    preset: name,
    settings: {
      run: runSettingsOf({ ...PRESETS[name].settings, ...flags }),
      seeds: flags.seeds ?? seeds,
      initialisations: flags.initialisations ?? initialisations,
      repetitions: flags.repetitions ?? repetitions,
      clusters: { figure5, figure6 },
      figures: [...(flags.figures ?? figures)],
    },
    datasets,
    reading: readingOf(flags, datasets),
    samples: flags.samples ?? asked.samples,
    testSamples: flags.testSamples ?? asked.testSamples,
  };
}

/**
 * What a study in a folder is asked to do, for continuing it. Throws UsageError where a flag says anything else: the
 * figures of a study that changed half way would mix two studies.
 */
export function continuedRequest(flags: StudyFlags, study: Study): StudyRequest {
  const continued = requestOfStudy(study);
  const { preset = presetOf(study), dataset = continued.datasets } = flags;
  const asked = requestOf({ ...flags, preset, dataset });
  for (const { flag, before, now } of comparisons(flags, continued, asked)) {
    if (before === undefined) throw new UsageError(`--resume continues a study without --${flag}, not with ${now}`);
    if (before !== now) throw new UsageError(`--resume continues a study with --${flag} ${before}, not ${now}`);
  }
  const most = Math.max(0, ...study.datasets.flatMap(({ units }) => units.map(({ length }) => length)));
  if (flags.networks !== undefined && flags.networks < most) {
    throw new UsageError(`--resume continues a study of ${most} networks side by side, not ${flags.networks}`);
  }
  return continued;
}

function requestOfStudy({ preset, settings, datasets }: Study): StudyRequest {
  const [first] = datasets;
  return {
    preset,
    settings,
    datasets: datasets.map(({ given }) => given),
    reading: first?.reading,
    samples: first?.train.samples ?? 0,
    testSamples: first?.test.samples ?? 0,
  };
}

/** The preset of a study, where this version of the program still has it. */
function presetOf({ preset }: Study): PresetName {
  return STUDY_FLAGS.preset.value.holds(preset) ? preset : 'quick';
}

/** A flag that was given, and what the study and the flags have of it, both as the command line writes them. */
interface Comparison {
  readonly flag: string;
  /** Undefined where the study was begun without the flag. */
  readonly before: string | undefined;
  readonly now: string;
}

function comparisons(flags: StudyFlags, before: StudyRequest, now: StudyRequest): Comparison[] {
  const { preset, figures, seeds, initialisations, repetitions, clusters } = STUDY_FLAGS;
  const { settings } = before;
  return [
    ...compare(preset, flags.preset, before.preset, now.preset),
    ...compareDatasets(flags, before, now),
    ...compare(SETTINGS.samples, flags.samples, before.samples, now.samples),
    ...compare(SETTINGS.testSamples, flags.testSamples, before.testSamples, now.testSamples),
    ...compare(figures, flags.figures, settings.figures, now.settings.figures),
    ...compare(seeds, flags.seeds, settings.seeds, now.settings.seeds),
    ...compare(initialisations, flags.initialisations, settings.initialisations, now.settings.initialisations),
    ...compare(repetitions, flags.repetitions, settings.repetitions, now.settings.repetitions),
    ...compare(clusters, flags.clusters, bothClusters(settings), bothClusters(now.settings)),
    ...STUDY_RUN_SETTINGS.flatMap((name) =>
      compare<unknown>(SETTINGS[name], flags[name], settings.run[name], now.settings.run[name]),
    ),
    ...READING_OPTIONS.flatMap((name) =>
      compare<unknown>(READING_TABLE[name], flags[name], before.reading?.[name], flags[name]),
    ),
  ];
}

/** Nothing where the flag was not given. */
function compare<T>({ flag, value }: Flag<T>, given: T | undefined, before: T | undefined, now: T): Comparison[] {
  if (given === undefined) return [];
  return [{ flag, before: before === undefined ? undefined : value.write(before), now: value.write(now) }];
}

function compareDatasets({ dataset }: StudyFlags, before: StudyRequest, now: StudyRequest): Comparison[] {
  const { flag } = SETTINGS.dataset;
  return dataset === undefined ? [] : [{ flag, before: before.datasets.join(','), now: now.datasets.join(',') }];
}

function bothClusters({ clusters }: StudyRequest['settings']): readonly [number, number] {
  return [clusters.figure5, clusters.figure6];
}
