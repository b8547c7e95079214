import { DATASET_NAMES, STROKES } from '../../../datasets/known/catalogue.ts';
import type { BatchName } from '../../batches/names.ts';
import type { Activation, RunConfig, RunSettings } from '../../run/config.ts';
import { wholeSamples } from '../../run/edits/edits.ts';

/** What a reader sets in the lab. */
export interface LabSettings {
  /** Name of a known data set, or `OWN`. */
  readonly dataset: string;
  /** Training samples; `null` for all. */
  readonly samples: number | null;
  /** Test samples; `null` for all. */
  readonly testSamples: number | null;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly weightDecay: number;
  readonly batches: BatchName;
  readonly seed: number;
  /** Where playing stops; `null` for never. */
  readonly epochs: number | null;
}

/** The reader's own files, which no address can name. */
export const OWN = 'own files';

export const DEFAULT_SETTINGS: LabSettings = {
  dataset: STROKES,
  samples: 3000,
  testSamples: 1000,
  hidden: [64, 64, 64],
  activation: 'relu',
  learningRate: 0.1,
  batchSize: 50,
  weightDecay: 1e-5,
  batches: 'Rand',
  seed: 1,
  epochs: 30,
};

/** The settings of a run as the engine knows them: what `samplescope train` takes from the same flags. */
export function runSettings(settings: LabSettings): RunSettings {
  const { hidden, activation, learningRate, batchSize, weightDecay, batches, seed, epochs } = settings;
  return {
    hidden: [...hidden],
    activation,
    epochs: epochs ?? 1,
    batchSize,
    learningRate,
    weightDecay,
    seed,
    orderSeed: seed,
    order: 'fixed',
    batches,
    ...(batches !== 'Rand' && { scores: 'the run before in the lab' }),
    norms: true,
    snapshotEvery: 0,
  };
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
  return (
    sameData(a, b) &&
    JSON.stringify(runSettings({ ...a, epochs: 1 })) === JSON.stringify(runSettings({ ...b, epochs: 1 }))
  );
}

export function sameData(a: LabSettings, b: LabSettings): boolean {
  return a.dataset === b.dataset && a.samples === b.samples && a.testSamples === b.testSamples;
}
