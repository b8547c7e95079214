import { describe, expect, it } from 'vitest';
import type { StudyFlags } from '../../src/cli/study/studyFlags.ts';
import { continuedRequest, requestOf } from '../../src/cli/study/studySettings.ts';
import { UsageError } from '../../src/cli/terminal/exit.ts';
import { studyRuns } from '../../src/studies/running/plan.ts';
import type { Study } from '../../src/studies/running/settings.ts';

const NO_FLAGS: StudyFlags = {
  adapter: 'auto',
  products: 'measured',
  json: false,
  force: false,
  resume: true,
  dryRun: false,
  png: false,
};
type Flags = Partial<StudyFlags> & Readonly<Record<string, unknown>>;

/** The request that these flags make. */
function requestFrom(flags: Flags) {
  return requestOf({ ...NO_FLAGS, ...flags });
}

/** The study that these flags begin: its first four runs side by side, and then all others. */
function begun(flags: Flags): Study {
  const { preset, settings, datasets, samples, testSamples } = requestFrom(flags);
  const runs = studyRuns(settings);
  const split = (count: number) => ({ samples: count, sha256: '0' });
  return {
    format: 1,
    tool: 'samplescope',
    version: '0',
    ...{ preset, settings },
    adapter: { vendor: '', architecture: '', device: '', description: '', software: true },
    datasets: datasets.map((given) => ({
      ...{ given, name: given, folder: given },
      ...{ train: split(samples), test: split(testSamples) },
      units: [runs.slice(0, 4), runs.slice(4)],
    })),
  };
}

describe('a request', () => {
  it('takes the settings of the preset where no flag says otherwise', () => {
    expect(requestFrom({})).toMatchObject({
      preset: 'quick',
      datasets: ['strokes'],
      settings: { seeds: 5, repetitions: 5 },
    });
    const request = requestFrom({
      preset: 'paper',
      dataset: ['mnist', 'a', 'mnist'],
      clusters: [4, 5],
      epochs: 9,
      seed: 7,
    });
    expect(request).toMatchObject({
      datasets: ['mnist', 'a'],
      samples: 50_000,
      settings: {
        initialisations: 5,
        clusters: { figure5: 4, figure6: 5 },
        figures: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        run: { epochs: 9, seed: 7, orderSeed: 7, hidden: [512, 512, 512], learningRate: 0.1 },
      },
    });
  });
});

describe('a study that is continued', () => {
  const flags = { preset: 'laptop', dataset: ['mnist'], epochs: 9, figures: [1, 7], clusters: [4, 5] } as const;
  const study = begun(flags);

  it('is the one that was begun, whether its flags are repeated or not', () => {
    const request = requestFrom(flags);
    for (const repeated of [{}, flags, { ...flags, seed: 1, networks: 41 }]) {
      expect(continuedRequest({ ...NO_FLAGS, ...repeated }, study)).toEqual(request);
    }
  });

  it.each<[Flags, string]>([
    [{ preset: 'paper' }, '--preset laptop, not paper'],
    [{ dataset: ['mnist', 'cifar10'] }, '--dataset mnist, not mnist,cifar10'],
    [{ samples: 5 }, '--samples 6000, not 5'],
    [{ testSamples: 5 }, '--test-samples 1000, not 5'],
    [{ figures: [1] }, '--figures 1,7, not 1'],
    [{ seeds: 2 }, '--seeds 5, not 2'],
    [{ initialisations: 2 }, '--initialisations 5, not 2'],
    [{ repetitions: 2 }, '--repetitions 5, not 2'],
    [{ clusters: [4, 6] }, '--clusters 4,5, not 4,6'],
    [{ epochs: 8 }, '--epochs 9, not 8'],
    [{ hidden: [] }, '--hidden 128,128,128, not none'],
    [{ learningRate: 1 }, '--learning-rate 0.1, not 1'],
    [{ batchSize: 8 }, '--batch-size 32, not 8'],
    [{ orderSeed: 8 }, '--order-seed 1, not 8'],
    [{ order: 'shuffled' }, '--order fixed, not shuffled'],
    [{ networks: 4 }, 'a study of 41 networks side by side, not 4'],
  ])('refuses %j', (changed, words) => {
    const refusal = expect(() => continuedRequest({ ...NO_FLAGS, ...changed }, study));
    refusal.toThrow(UsageError);
    refusal.toThrow(words);
  });
});
