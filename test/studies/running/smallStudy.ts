import type { DatasetOutline } from '../../../datasets/dataset.ts';
import type { RunSettings } from '../../../src/run/config.ts';
import type { StudySettings } from '../../../src/studies/running/settings.ts';

/** What a study asks about the data set of strokes, without its features. */
export const OUTLINE: DatasetOutline = {
  name: 'strokes',
  image: { width: 28, height: 28, channels: 1 },
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  train: { samples: 60 },
  test: { samples: 20 },
};

const RUN: RunSettings = {
  hidden: [6],
  activation: 'relu',
  epochs: 3,
  batchSize: 10,
  learningRate: 0.1,
  weightDecay: 0,
  seed: 1,
  orderSeed: 1,
  order: 'fixed',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
};

/** Settings of a study that trains in a moment; `run` changes the settings of its runs. */
export function studySettings(
  changes: Partial<Omit<StudySettings, 'run'>> = {},
  run: Partial<RunSettings> = {},
): StudySettings {
  return {
    run: { ...RUN, ...run },
    seeds: 2,
    initialisations: 2,
    repetitions: 2,
    clusters: { figure5: 3, figure6: 3 },
    figures: [1, 7, 8],
    ...changes,
  };
}
