import type { BatchName, VisitOrder } from '../batches/names.ts';
import type { ActivationName } from '../kernels/activation.ts';

/** What a user sets of the training of one network; everything else follows from the data. */
export interface RunSettings {
  /** Units of each hidden layer; empty for softmax regression. */
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  readonly epochs: number;
  /** Samples of a step. */
  readonly batchSize: number;
  readonly learningRate: number;
  /** Applied to weights and biases. */
  readonly weightDecay: number;
  /** Draws the parameters. */
  readonly seed: number;
  /** Draws the visit order. */
  readonly orderSeed: number;
  /** `fixed`: the batches are drawn once and visited in the same order every epoch; `shuffled`: drawn anew each epoch. */
  readonly order: VisitOrder;
  /** How the batches are built (paper, section 3.6). */
  readonly batches: BatchName;
  /** The run whose scores the batches are built from; left out where they need none. */
  readonly scores?: string | undefined;
  /** Whether squared gradient norms are measured. */
  readonly norms: boolean;
  /** A snapshot of the parameters after every so many epochs; 0 for none. */
  readonly snapshotEvery: number;
}

/** Which data a network is trained on. */
export interface DataSettings {
  /** Name of a known data set, or a path. */
  readonly dataset: string;
  /** Training samples: the first of the data set's order; all where left out. */
  readonly samples?: number | undefined;
  /** Test samples, likewise. */
  readonly testSamples?: number | undefined;
}

/** Every setting of a training. */
export interface Settings extends DataSettings, RunSettings {}

export type SettingName = keyof Settings;

/** What a reader sets in the lab, with `null` for "all of them" and "without end". */
export interface LabSettings
  extends Pick<
    RunSettings,
    'hidden' | 'activation' | 'learningRate' | 'batchSize' | 'weightDecay' | 'batches' | 'seed'
  > {
  /** Name of a known data set, or the lab's name for the reader's own files. */
  readonly dataset: string;
  /** Training samples; `null` for all. */
  readonly samples: number | null;
  /** Test samples; `null` for all. */
  readonly testSamples: number | null;
  /** Where playing stops; `null` for never. */
  readonly epochs: number | null;
}

export type LabSettingName = keyof LabSettings;
