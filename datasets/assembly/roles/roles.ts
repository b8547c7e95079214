import type { LeftOut } from '../../reading/reading.ts';

/** What each column of a table is for; columns are named by their places. */
export interface Roles {
  readonly label: number;
  readonly id: number | undefined;
  /** Tells training from test rows. */
  readonly split: number | undefined;
  /** Rows of one value stand on one side of the test split. */
  readonly group: number | undefined;
  /** Columns that the network reads, in their order. */
  readonly features: readonly FeatureColumn[];
  /** Columns that travel along. */
  readonly carried: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/** Numbers as they are, or words of which each becomes a feature of 0 and 1. */
export interface FeatureColumn {
  readonly place: number;
  readonly as: 'numbers' | 'categories';
}
