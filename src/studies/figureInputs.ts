import type { BatchName } from '../batches/names.ts';
import { pairCorrelations } from '../importance/statistics/pairCorrelations.ts';
import type { Run } from '../run/folder/read/readRun.ts';
import type { EpochRow } from '../run/records.ts';
import { type ClusterCounts, clusterCountsFor } from './presets.ts';
import { type ImportanceSummaries, summarise } from './summary.ts';

/** What the figures of one data set are drawn from. A single run has no seeds, batch runs or paths. */
export interface FigureInputs {
  readonly dataset: string;
  /** The run of the first seed. */
  readonly run: Run;
  /** `null` where norms were not measured or no epoch is whole. */
  readonly summaries: ImportanceSummaries | null;
  /** Squared norm of what the network reads of each training sample, [samples]; `null` where it was not kept. */
  readonly inputNorms: Float32Array | null;
  /**
   * Runs that differ from the first in the seed of their parameters alone, the first among them; none for a single run.
   */
  readonly seeds: readonly SeedImportance[];
  /**
   * Spearman correlation of α_i in each epoch of each pair of seeds, [pairs][epochs]; pairs in the order of `pairsOf`.
   */
  readonly seedCorrelations: readonly (readonly (number | null)[])[];
  /** Trainings with each batch construction and each initialisation. */
  readonly batchRuns: readonly BatchRun[];
  /** The parameters along the way of the first initialisation with each construction; `null` where not followed. */
  readonly paths: Paths | null;
  /** Into how many clusters figures 5 and 6 split the samples of a class. */
  readonly clusters: ClusterCounts;
  /** Numbers of the claims in further runs, which differ from the first in the seeds of their parameters and order. */
  readonly repetitions: readonly ClaimValues[];
  /** What chance gives the claims in each of these runs. */
  readonly repeatedChance: readonly ClaimValues[];
  /** Where the paths of further initialisations end: of each one epoch, the last. */
  readonly otherPaths: readonly Paths[];
  /** Which of the possible draws is taken wherever something is drawn at random that is no seed of a run: 0, or another. */
  readonly randomStream: number;
  /**
   * How many times as many draws as usual chance gets: 1, or more where a verdict would hang on so few. It is a half
   * in a run that the first is compared with.
   */
  readonly drawFactor: number;
  /** The inputs that these equal in all but `drawFactor`; themselves where left out. */
  readonly origin?: FigureInputs;
}

/** Numbers of claims about a single run, or their levels of chance, by the claims' ids; `null` where the run has none. */
export type ClaimValues = Readonly<Record<string, number | null>>;

/** Importance α_i of each sample in each epoch, [epochs][samples], of a run with this seed. */
export interface SeedImportance {
  readonly seed: number;
  readonly importance: readonly Float32Array[];
}

/** What figure 7 needs of a training. */
export interface BatchRun {
  readonly batches: BatchName;
  readonly seed: number;
  /** The rows of its whole epochs, which are fewer than configured where it diverged. */
  readonly epochRows: readonly EpochRow[];
  readonly diverged: boolean;
}

/** Displacements of the parameters from the common initialisation, by their inner products. */
export interface Paths {
  readonly names: readonly BatchName[];
  /** Whole epochs of each path. */
  readonly epochs: number;
  /**
   * Gram matrix of the displacements θ(t) − θ(0), t = 1 … epochs, path after path: [n, n] with n = names · epochs,
   * row-major. The initialisation itself is the zero vector and has no row.
   */
  readonly gram: Float64Array;
}

/**
 * Prepares a run for the figures, with the extras that a study has; what costs time is computed once and shared by all.
 */
export function figureInputsOf(
  run: Run,
  extras: Partial<Omit<FigureInputs, 'run' | 'summaries' | 'seedCorrelations'>> = {},
): FigureInputs {
  const { inputNorms = run.inputNorms, seeds = [] } = extras;
  return {
    dataset: run.environment.dataset.name,
    run,
    summaries: summarise(run, inputNorms),
    inputNorms,
    seeds,
    seedCorrelations: pairCorrelations(seeds.map(({ importance }) => importance)),
    batchRuns: [],
    paths: null,
    clusters: clusterCountsFor(run.labels.length),
    repetitions: [],
    repeatedChance: [],
    otherPaths: [],
    randomStream: 0,
    drawFactor: 1,
    ...extras,
  };
}
