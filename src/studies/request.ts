import type { ReadingOptions } from '../../datasets/reading/options.ts';
import { runSettingsOf } from '../settings/runSettings.ts';
import { FIGURE_NUMBERS } from './figureNumbers.ts';
import { PRESETS, type PresetName } from './presets.ts';
import type { StudySettings } from './running/settings.ts';

/** What a study is asked to do, before its data are loaded. */
export interface StudyRequest {
  readonly preset: string;
  readonly settings: StudySettings;
  /** Names or paths. */
  readonly datasets: readonly string[];
  /** What is said about files of the user's own, the same for all of them. */
  readonly reading?: ReadingOptions | undefined;
  readonly samples: number;
  readonly testSamples: number;
}

/** What a preset asks for. */
export function presetRequest(name: PresetName): StudyRequest {
  const { settings, seeds, initialisations, repetitions, clusters, datasets, samples, testSamples } = PRESETS[name];
  const run = runSettingsOf(settings);
  return {
    preset: name,
    settings: { run, seeds, initialisations, repetitions, clusters: { ...clusters }, figures: [...FIGURE_NUMBERS] },
    datasets,
    samples,
    testSamples,
  };
}
