import type { LeftOut } from '../../reading/reading.ts';

/** Rows that are not to be used, where there are some: [rows] of each table, 1 where the row is left out. */
export interface DroppedRows {
  readonly train: Uint8Array | undefined;
  readonly test: Uint8Array | undefined;
}

/** Which rows train and which test, each in the order of its file. */
export interface PartedRows {
  readonly train: readonly number[];
  /** Rows of the test table where there is one, of the training table otherwise. */
  readonly test: readonly number[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
  /** Where the test samples come from, in words that follow "test samples:". */
  readonly words: string;
}
