/**
 * What one epoch measured, one value per training sample, in sample order. All of it is measured at the parameters
 * that the sample met, before its update.
 */
export interface EpochRecords {
  /** 1-based. */
  readonly epoch: number;
  /** Step within the epoch at which the sample was visited, 0-based. */
  readonly step: Int32Array;
  /** Negative log-likelihood, nats. */
  readonly nll: Float32Array;
  /** The class with the largest logit. */
  readonly prediction: Int32Array;
  /** Logit of the label minus the largest other logit. */
  readonly margin: Float32Array;
  /** ‖softmax(logits) − one-hot(label)‖₂. */
  readonly el2n: Float32Array;
  /** Squared norm of the sample's own gradient, one array a layer; empty where norms were not measured. */
  readonly grad2: readonly Float32Array[];
  /** grad2 · (learning rate / batch size)², one array a layer. */
  readonly importanceByLayer: readonly Float32Array[];
}

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
