import type { ImageShape, SampleTruth } from '../../../datasets/dataset.ts';
import type { LoadProgress } from '../../../datasets/source.ts';
import type { AdapterDescription } from '../../gpu/gpu.ts';
import type { RunConfig, RunSettings } from '../../run/config.ts';
import type { Edits } from '../../run/edits/edits.ts';
import type { EpochRow } from '../../run/records.ts';

/** What goes between the page and the worker that trains. Typed arrays travel by transfer, errors as sentences. */

/** The page asks the worker to do something; what comes of it arrives as events. */
export type Command =
  | { readonly do: 'open'; readonly adapter: string }
  | { readonly do: 'load'; readonly data: DataRequest }
  /** Shows the run of a folder, at a path that `runs` gave; there is nothing to train on then. */
  | { readonly do: 'openRun'; readonly name: string; readonly files: readonly OwnFile[]; readonly path: string }
  /** Loads the data of the opened run, and refuses others. */
  | { readonly do: 'attach'; readonly data: DataRequest }
  /** Gives up loading. */
  | { readonly do: 'cancel' }
  /** A new run from its first epoch, held until it is told to go on, or played; `edits` are made in its training data. */
  | { readonly do: 'begin'; readonly settings: RunSettings; readonly edits?: Edits | null; readonly play?: boolean }
  | { readonly do: 'play' }
  | { readonly do: 'pause' }
  | { readonly do: 'step'; readonly unit: 'batch' | 'epoch' }
  /** `stepsPerSecond` is at most that; `null` as fast as the adapter can. */
  | { readonly do: 'speed'; readonly stepsPerSecond: number | null }
  /** The epoch that playing stops after; `null` for none. */
  | { readonly do: 'until'; readonly epochs: number | null }
  | { readonly do: 'ask'; readonly id: number; readonly question: Question };

/** A data set by its name, or the user's own files, which stay on the machine. */
export type DataRequest = DataLimits &
  (
    | { readonly from: 'name'; readonly name: string }
    | { readonly from: 'files'; readonly name: string; readonly files: readonly OwnFile[] }
  );

interface DataLimits {
  /** The first so many; all where left out. */
  readonly samples?: number | undefined;
  readonly testSamples?: number | undefined;
}

/** A dropped or chosen file, with its path inside what was dropped. */
export interface OwnFile {
  readonly path: string;
  readonly file: File;
}

export type LabEvent =
  /** The worker holds the lock of its name from now on. */
  | { readonly event: 'alive' }
  | { readonly event: 'ready'; readonly adapter: AdapterDescription }
  | { readonly event: 'loading'; readonly progress: LoadProgress | null }
  | { readonly event: 'data'; readonly data: LoadedData }
  /** The data of a `load` did not come; those before stay. */
  | { readonly event: 'kept' }
  /** A run is being prepared: `began` or `refused` follows, after a while where it is large. */
  | { readonly event: 'beginning' }
  | { readonly event: 'began'; readonly run: RunBeginning }
  /** The new run did not come; the one before stays. */
  | { readonly event: 'refused' }
  | { readonly event: 'opened'; readonly run: OpenedRunView }
  /** The data of the opened run are loaded: there are pictures, and runs can be trained on them. */
  | { readonly event: 'attached'; readonly data: LoadedData }
  | { readonly event: 'state'; readonly state: TrainingState }
  /** A whole epoch. `values` are left out where epochs follow each other faster than anybody can look. */
  | { readonly event: 'epoch'; readonly run: number; readonly epoch: EpochSummary; readonly values?: SampleValues }
  /** A look into the epoch under way. */
  | { readonly event: 'live'; readonly run: number; readonly live: LiveEpoch }
  | { readonly event: 'failed'; readonly failure: Failure; readonly replaces?: string }
  /** Something that went on by itself, and that the reader may want to know; in place of an earlier sentence. */
  | { readonly event: 'notice'; readonly sentence: string; readonly replaces?: string }
  | { readonly event: 'answer'; readonly id: number; readonly answer: Answers[Question['ask']] }
  | { readonly event: 'unanswered'; readonly id: number; readonly sentence: string };

/** What the page knows of the data; pixels are asked for (`pixels`). */
export interface LoadedData {
  readonly name: string;
  readonly image: ImageShape;
  readonly classes: readonly string[];
  readonly samples: number;
  readonly testSamples: number;
  /** Label of each training sample. */
  readonly labels: Uint16Array<ArrayBuffer>;
  readonly truth: readonly SampleTruth[] | null;
  /** SHA-256 of the training data (run/digest.ts). */
  readonly digest: string;
  /** Whether their features are there; not beside a run that was opened from a folder. */
  readonly loaded: boolean;
}

/** A run from a folder, whole. */
export interface OpenedRunView {
  readonly data: LoadedData;
  readonly beginning: RunBeginning;
  readonly epochs: readonly EpochSummary[];
  readonly values: SampleValues;
  /** The adapter that it was trained on. */
  readonly adapter: string;
}

/** A run folder among the user's files. */
export interface RunListing extends Pick<RunConfig, 'dataset' | 'samples' | 'hidden' | 'epochs' | 'batches' | 'seed'> {
  /** Empty where the files are those of the run. */
  readonly path: string;
}

export interface RunBeginning {
  /** Counts the runs of the session, from 1 on. */
  readonly run: number;
  /** As `samplescope train` would write it; its `epochs` are the wanted ones, 1 where there is no end. */
  readonly config: RunConfig;
  /** Steps of an epoch. */
  readonly steps: number;
}

export interface TrainingState {
  readonly playing: boolean;
  /** Whole epochs that the run has. */
  readonly epochs: number;
  /** Steps that are done of the epoch after them. */
  readonly step: number;
  /** Steps a second, lately; `null` while held. */
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
   * Shares of the top 10%, the next 10% and the other 80% by τ, over the epochs so far, plain: of all layers, then of
   * each: [1 + layers][3].
   */
  readonly shares: readonly (readonly (number | null)[])[];
}

/**
 * One value a sample of the whole training set, [samples], in sample order: NaN, and −1 for the prediction, of samples
 * that the run leaves out.
 */
export interface SampleValues {
  /** 1-based. */
  readonly epoch: number;
  readonly nll: Float32Array<ArrayBuffer>;
  readonly prediction: Int32Array<ArrayBuffer>;
  readonly margin: Float32Array<ArrayBuffer>;
  readonly el2n: Float32Array<ArrayBuffer>;
  /** β_{i,d}, plain, one array a layer. */
  readonly importanceByLayer: readonly Float32Array<ArrayBuffer>[];
  /** α_i = Σ_d β_{i,d}. */
  readonly importance: Float32Array<ArrayBuffer>;
  /** τ_i: α_i summed over the whole epochs so far. */
  readonly tau: Float32Array<ArrayBuffer>;
}

export interface LiveEpoch {
  /** Of samples that the epoch has not reached the values are those of the epoch before. */
  readonly values: SampleValues;
  /** The samples that it has reached, in the order of their visits. */
  readonly visited: Int32Array<ArrayBuffer>;
  /** Samples of the last step, at the end of `visited`. */
  readonly lastBatch: number;
  /** B_d of the visited samples of each class: [layers][classes]. */
  readonly totals: readonly (readonly number[])[];
}

export type FailureKind = 'no-adapter' | 'lost' | 'memory' | 'data' | 'diverged' | 'settings' | 'unforeseen';

/** Why something did not come about, and what to do. */
export interface Failure {
  readonly kind: FailureKind;
  readonly sentence: string;
}

/** What the page may ask, each with its answer in `Answers`. `run` names a run of the session: the present one, or the one before. */
export type Question =
  /** Bytes of training samples, [samples.length, features], features as [channel, row, column]. */
  | { readonly ask: 'pixels'; readonly samples: readonly number[] }
  /** One sample over all epochs of a run. */
  | { readonly ask: 'story'; readonly run: number; readonly sample: number }
  /** The training samples by a score, or by its change since another run at the last epoch that both have. */
  | { readonly ask: 'ranking'; readonly run: number; readonly by: Score; readonly since?: number | undefined }
  /** Issues of the training samples. */
  | { readonly ask: 'issues'; readonly run: number }
  /** What some samples have of each epoch after `after`. */
  | { readonly ask: 'part'; readonly run: number; readonly samples: Uint32Array; readonly after: number }
  /** The values of any epoch. */
  | { readonly ask: 'values'; readonly run: number; readonly epoch: number }
  /** The files of the run folder, as `samplescope train` would write them for the epochs so far. */
  | { readonly ask: 'folder'; readonly run: number }
  /** The same as a ZIP archive with one folder of this name. */
  | { readonly ask: 'archive'; readonly run: number; readonly name: string }
  /** `samples.parquet` of the same. */
  | { readonly ask: 'records'; readonly run: number }
  /** The run folders among the user's files; none where these are data. */
  | { readonly ask: 'runs'; readonly name: string; readonly files: readonly OwnFile[] };

/**
 * Of the last epoch, but for `tau`, `meanMargin` and `forgettings`, which are over the run. `layer`: importance in one
 * layer.
 */
export type Score =
  | 'tau'
  | 'importance'
  | 'nll'
  | 'margin'
  | 'el2n'
  | 'meanMargin'
  | 'forgettings'
  | { readonly layer: number };

export interface Answers {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly story: SampleStory;
  readonly ranking: Ranking;
  /** Bits of each sample in the order of ISSUES (importance/issues.ts): [samples]. */
  readonly issues: Uint8Array<ArrayBuffer>;
  readonly part: readonly PartEpoch[];
  readonly values: SampleValues;
  readonly folder: readonly (readonly [name: string, content: Uint8Array<ArrayBuffer>])[];
  readonly archive: Blob;
  readonly records: Blob;
  readonly runs: readonly RunListing[];
}

export interface Ranking {
  /** Samples, largest first, without those that the run leaves out. */
  readonly order: Uint32Array<ArrayBuffer>;
  /** [samples] of the whole set; NaN where there is none. */
  readonly values: Float32Array<ArrayBuffer>;
  /** The epoch that it is of, 1-based; 0 before the first. */
  readonly epoch: number;
}

/** Some training samples in an epoch. */
export interface PartEpoch {
  readonly epoch: number;
  /** Share of wrong predictions. */
  readonly error: number;
  /** Mean, nats. */
  readonly nll: number;
  /** B_d by class, plain: [layers][classes]. */
  readonly totals: readonly (readonly number[])[];
}

/** One value an epoch, [epochs]; none where the run leaves the sample out. */
export interface SampleStory {
  readonly sample: number;
  readonly importanceByLayer: readonly Float32Array<ArrayBuffer>[];
  readonly nll: Float32Array<ArrayBuffer>;
  readonly prediction: Int32Array<ArrayBuffer>;
  readonly margin: Float32Array<ArrayBuffer>;
}
