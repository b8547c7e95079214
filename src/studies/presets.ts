import type { RunSettings } from '../settings/values.ts';

/** Into how many clusters figures 5 and 6 split the samples of a class. */
export interface ClusterCounts {
  readonly figure5: number;
  readonly figure6: number;
}

/** What a study runs where its flags say nothing. */
export interface Preset {
  /** Names of data sets. */
  readonly datasets: readonly string[];
  readonly samples: number;
  readonly testSamples: number;
  /** Runs of figure 1, which differ in the seed of the parameters. */
  readonly seeds: number;
  /** Trainings with each batch construction in figure 7. */
  readonly initialisations: number;
  /** Runs with other seeds of their parameters and order, from which claims get their intervals. */
  readonly repetitions: number;
  readonly clusters: ClusterCounts;
  /** Settings of the runs that differ from the paper's. */
  readonly settings: Partial<RunSettings>;
}

/**
 * Presets by name. `quick` is sized for a minute on a processor of two cores without a GPU, `laptop` for up to an hour
 * there and a few minutes on an integrated GPU; `paper` is what the paper did.
 */
export const PRESETS = {
  quick: {
    datasets: ['strokes'],
    samples: 1600,
    testSamples: 300,
    seeds: 5,
    initialisations: 3,
    repetitions: 5,
    clusters: { figure5: 6, figure6: 8 },
    settings: { hidden: [48, 48, 48], epochs: 12, batchSize: 32 },
  },
  laptop: {
    datasets: ['mnist', 'cifar10'],
    samples: 6000,
    testSamples: 1000,
    seeds: 5,
    initialisations: 5,
    repetitions: 5,
    clusters: { figure5: 10, figure6: 12 },
    settings: { hidden: [128, 128, 128], epochs: 16, batchSize: 32 },
  },
  paper: {
    datasets: ['mnist', 'cifar10'],
    samples: 50_000,
    testSamples: 10_000,
    seeds: 3,
    initialisations: 5,
    repetitions: 5,
    clusters: { figure5: 20, figure6: 30 },
    settings: {},
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;

/** Clusters of a run that belongs to no study: those of the largest preset with no more samples, or of the smallest. */
export function clusterCountsFor(samples: number): ClusterCounts {
  const { quick, laptop, paper } = PRESETS;
  return [paper, laptop].find((preset) => preset.samples <= samples)?.clusters ?? quick.clusters;
}
