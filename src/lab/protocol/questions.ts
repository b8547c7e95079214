import type { RunConfig } from '../../run/config.ts';
import type { OwnFile, SampleValues } from './values.ts';

/** What the page may ask, each with its answer in `Answers`. `run` is the number of the present run or the previous one. */
export type Question =
  /** Bytes of training samples, [samples.length, features], features as [channel, row, column]. */
  | { readonly ask: 'pixels'; readonly samples: readonly number[] }
  /** One sample over all epochs of a run. */
  | { readonly ask: 'story'; readonly run: number; readonly sample: number }
  /** The training samples by a score, or by its change since another run at the last epoch that both have. */
  | { readonly ask: 'ranking'; readonly run: number; readonly by: Score; readonly since?: number | undefined }
  /** The issues of the training samples. */
  | { readonly ask: 'issues'; readonly run: number }
  /** These samples' error, loss and importance in each epoch after `after`. */
  | {
      readonly ask: 'selectionHistory';
      readonly run: number;
      readonly samples: Uint32Array;
      readonly after: number;
    }
  /** The values of any epoch. */
  | { readonly ask: 'values'; readonly run: number; readonly epoch: number }
  /** The files of the run folder, as `samplescope train` would write them for the epochs so far. */
  | { readonly ask: 'folder'; readonly run: number }
  /** The same as a ZIP archive with one folder of this name. */
  | { readonly ask: 'archive'; readonly run: number; readonly name: string }
  /** `samples.parquet` of the same. */
  | { readonly ask: 'records'; readonly run: number }
  /** The run folders among the reader's files; none where these are data. */
  | { readonly ask: 'runs'; readonly name: string; readonly files: readonly OwnFile[] };

export interface Answers {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly story: SampleStory;
  readonly ranking: Ranking;
  /** The bits of each sample in the order of ISSUES (importance/issues/issues.ts): [samples]. */
  readonly issues: Uint8Array<ArrayBuffer>;
  readonly selectionHistory: readonly SelectionEpoch[];
  readonly values: SampleValues;
  readonly folder: readonly (readonly [name: string, content: Uint8Array<ArrayBuffer>])[];
  readonly archive: Blob;
  readonly records: Blob;
  readonly runs: readonly RunListing[];
}

/** Scores of samples: `tau`, `meanMargin` and `forgettings` are over all epochs, the others are of the last one. */
export const SCORES = ['tau', 'importance', 'nll', 'margin', 'el2n', 'meanMargin', 'forgettings'] as const;
export type ScoreName = (typeof SCORES)[number];

/** What samples are ranked by; `layer` stands for the importance in one layer. */
export type Score = ScoreName | { readonly layer: number };

export interface Ranking {
  /** Samples, largest first, without those that the run leaves out. */
  readonly order: Uint32Array<ArrayBuffer>;
  /** [samples] of the whole set; NaN where there is none. */
  readonly values: Float32Array<ArrayBuffer>;
  /** The epoch whose ranking it is, 1-based; 0 before the first. */
  readonly epoch: number;
}

/** The selected samples' error, loss and importance in an epoch. */
export interface SelectionEpoch {
  readonly epoch: number;
  /** The share of wrong predictions. */
  readonly error: number;
  /** The mean, in nats. */
  readonly nll: number;
  /** B_d by class, plain: [layers][classes]. */
  readonly totals: readonly (readonly number[])[];
}

/** One value per epoch, [epochs]; none where the run leaves the sample out. */
export interface SampleStory {
  readonly sample: number;
  readonly importanceByLayer: readonly Float32Array<ArrayBuffer>[];
  readonly nll: Float32Array<ArrayBuffer>;
  readonly prediction: Int32Array<ArrayBuffer>;
  readonly margin: Float32Array<ArrayBuffer>;
}

/** A run folder among the reader's files. */
export interface RunListing extends Pick<RunConfig, 'dataset' | 'samples' | 'hidden' | 'epochs' | 'batches' | 'seed'> {
  /** Empty where the files are those of the run. */
  readonly path: string;
}
