import type { ImageShape, SampleTruth } from '../../../datasets/dataset.ts';
import type { Items } from '../../../datasets/reading/items.ts';
import type { Reading } from '../../../datasets/reading/reading.ts';
import type { RunConfig } from '../../run/config.ts';
import type { EpochRow } from '../../run/records.ts';

/** What commands, events and answers carry. */

/** A dropped or chosen file, with its path inside what was dropped. */
export interface OwnFile {
  readonly path: string;
  readonly file: File;
}

/** The page asks for pixels when it needs them (`pixels`). */
export interface LoadedData {
  readonly name: string;
  readonly image: ImageShape;
  readonly classes: readonly string[];
  readonly samples: number;
  readonly testSamples: number;
  /** The label of each training sample. */
  readonly labels: Uint16Array<ArrayBuffer>;
  readonly truth: readonly SampleTruth[] | null;
  /** Where each training sample comes from; `null` where nothing is known but its index. */
  readonly items: Items | null;
  /** What the files were read as; `null` where nobody said. */
  readonly reading: Reading | null;
  /** SHA-256 of the training data (run/digest.ts). */
  readonly digest: string;
  /** Whether the features are there; they are not beside a run that was opened from a folder. */
  readonly loaded: boolean;
}

export interface RunBeginning {
  /** Counts the runs of the session, from 1 on. */
  readonly run: number;
  /** As `samplescope train` would write it; its `epochs` are the wanted ones, 1 where there is no end. */
  readonly config: RunConfig;
  /** Steps per epoch. */
  readonly steps: number;
}

/** A run from a folder, whole. */
export interface OpenedRunView {
  readonly data: LoadedData;
  readonly beginning: RunBeginning;
  readonly epochs: readonly EpochSummary[];
  readonly values: SampleValues;
  /** The adapter that it was trained on. */
  readonly adapter: string;
  /** The run of the session on the same data that stays to be compared with it; `null` where there is none. */
  readonly previous: number | null;
}

export interface TrainingState {
  readonly playing: boolean;
  /** Whole epochs that the run has. */
  readonly epochs: number;
  /** Steps that are done of the epoch after them. */
  readonly step: number;
  /** Steps per second, lately; `null` while held. */
  readonly stepsPerSecond: number | null;
}

/** What is kept of every epoch; small, whatever the data. */
export interface EpochSummary {
  /** 1-based. */
  readonly epoch: number;
  /** Error and NLL by split and class (−1: all). */
  readonly rows: readonly EpochRow[];
  /** B_d of the samples of each class, plain: [layers][classes]. */
  readonly totals: readonly (readonly number[])[];
  /**
   * The shares that the top 10%, the next 10% and the other 80% of the samples by τ have, over the epochs so far, plain:
   * first of all layers together, then of each layer: [1 + layers][3].
   */
  readonly shares: readonly (readonly (number | null)[])[];
}

/**
 * One value per sample of the whole training set, [samples], in sample order. Samples that the run leaves out have NaN,
 * and −1 as their prediction.
 */
export interface SampleValues {
  /** 1-based. */
  readonly epoch: number;
  readonly nll: Float32Array<ArrayBuffer>;
  readonly prediction: Int32Array<ArrayBuffer>;
  readonly margin: Float32Array<ArrayBuffer>;
  readonly el2n: Float32Array<ArrayBuffer>;
  /** β_{i,d}, plain, one array per layer. */
  readonly importanceByLayer: readonly Float32Array<ArrayBuffer>[];
  /** α_i = Σ_d β_{i,d}. */
  readonly importance: Float32Array<ArrayBuffer>;
  /** τ_i: α_i summed over the whole epochs so far. */
  readonly tau: Float32Array<ArrayBuffer>;
}

/** The epoch under way, as far as it was when it was peeked into. */
export interface LiveEpoch {
  /** Samples that the epoch has not reached have the values of the epoch before. */
  readonly values: SampleValues;
  /** The samples that it has reached, in the order of their visits. */
  readonly visited: Int32Array<ArrayBuffer>;
  /** How many samples the last step had; they are the last ones of `visited`. */
  readonly lastBatch: number;
  /** B_d of the visited samples of each class: [layers][classes]. */
  readonly totals: readonly (readonly number[])[];
}
