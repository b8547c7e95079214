import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { oneOf, wholeNumber } from '../../settings/parsers.ts';
import type { Flag } from '../../settings/setting.ts';
import type { RunSettings } from '../../settings/values.ts';
import { FIGURE_COUNT } from '../../studies/figureNumbers.ts';
import { PRESETS, type PresetName } from '../../studies/presets.ts';
import type { GpuFlags } from '../flags/commonFlags.ts';
import type { DataFlags } from '../flags/dataFlags.ts';
import type { StudyRunSettingName } from '../flags/runFlags.ts';
import { rangesOf, twoNumbers } from './numberLists.ts';

/** What a study is asked beside its data and the settings of its runs. What is left out, the preset gives. */
export interface StudyQuestions {
  readonly preset: PresetName;
  /** Numbers of the figures to draw. */
  readonly figures: readonly number[];
  /** Runs of figure 1. */
  readonly seeds: number;
  /** Trainings with each batch construction. */
  readonly initialisations: number;
  /** Runs with other seeds, from which claims get their intervals. */
  readonly repetitions: number;
  /** Clusters of figures 5 and 6. */
  readonly clusters: readonly [number, number];
  /** Most networks side by side. */
  readonly networks: number;
}

/** What the flags of `study` parse to. */
export interface StudyFlags
  extends GpuFlags,
    Omit<DataFlags, 'dataset' | 'reading'>,
    ReadingOptions,
    Partial<StudyQuestions>,
    Partial<Pick<RunSettings, StudyRunSettingName>> {
  readonly dataset?: readonly string[];
  readonly out?: string;
  readonly force: boolean;
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly png: boolean;
}

const NAMES = Object.keys(PRESETS) as PresetName[];

/** The flags of a study alone. */
export const STUDY_FLAGS: { readonly [K in keyof StudyQuestions]: Flag<StudyQuestions[K]> } = {
  preset: {
    flag: 'preset',
    argument: '<name>',
    help: NAMES.join(', '),
    value: oneOf(NAMES),
    byDefault: 'quick',
  },
  figures: {
    flag: 'figures',
    argument: '<list>',
    help: 'those to draw, as in 1-4,9',
    value: rangesOf(1, FIGURE_COUNT),
    defaultWords: `1-${FIGURE_COUNT}`,
  },
  seeds: { flag: 'seeds', argument: '<n>', help: 'runs that figure 1 compares', value: wholeNumber(1) },
  initialisations: {
    flag: 'initialisations',
    argument: '<n>',
    help: 'trainings with each batch construction',
    value: wholeNumber(1),
  },
  repetitions: {
    flag: 'repetitions',
    argument: '<n>',
    help: 'runs with other seeds, for the intervals of the claims',
    value: wholeNumber(1),
  },
  clusters: { flag: 'clusters', argument: '<n,m>', help: 'clusters of figures 5 and 6', value: twoNumbers(3) },
  networks: {
    flag: 'networks',
    argument: '<n>',
    help: 'most networks side by side',
    value: wholeNumber(1),
    defaultWords: 'as many as fit',
  },
};
