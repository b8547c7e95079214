import type { LabField } from './setting.ts';
import { SETTINGS } from './table.ts';
import type { LabSettingName, LabSettings } from './values.ts';

/** The names of the settings that the lab offers, in the order of the table. */
export const LAB_SETTINGS = Object.keys(SETTINGS).filter(isOfLab);

function isOfLab(name: string): name is LabSettingName {
  return Object.entries(SETTINGS).some(([known, setting]) => known === name && 'lab' in setting);
}

/** What the lab sets where a reader has said nothing: a smaller training than the paper's. */
export const LAB_DEFAULTS: LabSettings = {
  dataset: SETTINGS.dataset.lab.byDefault,
  samples: SETTINGS.samples.lab.byDefault,
  testSamples: SETTINGS.testSamples.lab.byDefault,
  hidden: SETTINGS.hidden.lab.byDefault,
  activation: SETTINGS.activation.lab.byDefault,
  epochs: SETTINGS.epochs.lab.byDefault,
  batchSize: SETTINGS.batchSize.lab.byDefault,
  learningRate: SETTINGS.learningRate.lab.byDefault,
  weightDecay: SETTINGS.weightDecay.lab.byDefault,
  seed: SETTINGS.seed.lab.byDefault,
  batches: SETTINGS.batches.lab.byDefault,
};

/** The field of a setting, whatever the type of its value. */
export function labField(name: LabSettingName): LabField<unknown> {
  return SETTINGS[name].lab;
}
