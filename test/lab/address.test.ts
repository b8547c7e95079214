import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../src/lab/address/address.ts';
import { OWN, runSettingsOfLab, sameRun } from '../../src/lab/session/settings.ts';
import { runSettingsSchema } from '../../src/run/config.ts';
import { LAB_DEFAULTS } from '../../src/settings/labSettings.ts';
import type { LabSettings } from '../../src/settings/values.ts';

const OTHER: LabSettings = {
  dataset: 'cifar10',
  samples: null,
  testSamples: 300,
  hidden: [],
  activation: 'tanh',
  learningRate: 0.25,
  batchSize: 7,
  weightDecay: 0,
  batches: 'SIM',
  seed: 0,
  epochs: null,
};

describe('the address', () => {
  it('is empty for the defaults, and short for what differs', () => {
    expect(writeAddress(LAB_DEFAULTS)).toBe('');
    expect(writeAddress({ ...LAB_DEFAULTS, hidden: [20, 10], seed: 3 })).toBe('hidden=20,10&seed=3');
  });

  it('gives back every setting that it was written from', () => {
    expect(readAddress(`#${writeAddress(OTHER)}`)).toEqual({ settings: OTHER, complaints: [] });
  });

  it('names no files of the reader', () => {
    expect(writeAddress({ ...LAB_DEFAULTS, dataset: OWN })).toBe('');
  });

  it.each([
    ['data', 'photos/'],
    ['samples', '1'],
    ['test', '0'],
    ['hidden', '64,x'],
    ['hidden', '0'],
    ['hidden', '5000'],
    ['hidden', '1,1,1,1,1,1,1,1,1'],
    ['activation', 'RELU'],
    ['rate', '0'],
    ['rate', 'Infinity'],
    ['batch', '2.5'],
    ['decay', '-1'],
    ['batches', 'rand'],
    ['seed', '-1'],
    ['epochs', '0'],
  ])('complains about %s=%s and takes the default in its place', (key, value) => {
    const { settings, complaints } = readAddress(`#${key}=${value}&seed=${key === 'seed' ? value : 5}`);
    expect(settings).toEqual({ ...LAB_DEFAULTS, seed: key === 'seed' ? 1 : 5 });
    expect(complaints).toEqual([expect.stringMatching(new RegExp(`${key} must be .*, not '${value}'`))]);
  });
});

it('settings of the lab are settings of train, and more epochs make no other run', () => {
  for (const settings of [LAB_DEFAULTS, OTHER]) {
    expect(runSettingsSchema.parse(runSettingsOfLab(settings))).toEqual(runSettingsOfLab(settings));
    expect(sameRun(settings, { ...settings, epochs: 7 })).toBe(true);
    expect(sameRun(settings, { ...settings, learningRate: 0.5 })).toBe(false);
  }
});
