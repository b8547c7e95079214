import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import type { RunConfig } from '../../run/config.ts';
import { wholeSamples } from '../../run/edits/edits.ts';
import { LAB_SETTINGS, labField } from '../../settings/labSettings.ts';
import { runSettingsOf } from '../../settings/runSettings.ts';
import type { LabSettings, RunSettings } from '../../settings/values.ts';

/** The reader's own files, which no address can name. */
export const OWN = 'own files';

/** The settings of a run as the engine knows them: what `samplescope train` takes from the same flags. */
export function runSettingsOfLab({ epochs, batches, ...others }: LabSettings): RunSettings {
  const scores = batches === 'Rand' ? {} : { scores: 'the run before in the lab' };
  return runSettingsOf({ ...others, epochs: epochs ?? 1, batches, ...scores });
}

/** The settings that a run was trained with, as far as the lab has them. */
export function settingsOf(config: RunConfig): LabSettings {
  const { dataset, testSamples, hidden, activation, learningRate, batchSize, weightDecay, batches, seed, epochs } =
    config;
  const known = DATASET_NAMES.includes(dataset);
  const data = { dataset: known ? dataset : OWN, samples: wholeSamples(config), testSamples };
  return { ...data, hidden, activation, learningRate, batchSize, weightDecay, batches, seed, epochs };
}

/** Whether two settings train the same run on the same data; how long it is played does not count. */
export function sameRun(a: LabSettings, b: LabSettings): boolean {
  return LAB_SETTINGS.every((name) => {
    const { value } = labField(name);
    return name === 'epochs' || value.write(a[name]) === value.write(b[name]);
  });
}

export function sameData(a: LabSettings, b: LabSettings): boolean {
  return a.dataset === b.dataset && a.samples === b.samples && a.testSamples === b.testSamples;
}
