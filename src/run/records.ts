import type { Measurements } from '../mlp/measurements.ts';

/**
 * What one epoch measured, one value per training sample, in sample order. All of it is measured at the parameters
 * that the sample met, before its update.
 */
export interface EpochRecords extends Measurements {
  /** 1-based. */
  readonly epoch: number;
  /** Step within the epoch at which the sample was visited, 0-based. */
  readonly step: Int32Array;
  /** β_{i,d} = grad2 · (learning rate / batch size)², an array for each layer. */
  readonly importanceByLayer: readonly Float32Array[];
}

/** Stands in place of a class for all of them together. */
export const ALL_CLASSES = -1;

/** One row of `epochs.parquet`. Training rows are measured as each sample is met, test rows after the epoch. */
export interface EpochRow {
  readonly epoch: number;
  readonly split: 'train' | 'test';
  /** Class index, −1 for all. */
  readonly class: number;
  /** Share of wrong predictions, 0 to 1. */
  readonly error: number;
  /** Mean negative log-likelihood, nats. */
  readonly nll: number;
}
