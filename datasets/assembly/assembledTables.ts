import type { LeftOut } from '../reading/reading.ts';
import type { Tables } from '../tables/table.ts';

/** The tables of a data set, and what was left out before they were read. */
export interface AssembledTables extends Tables {
  /** The name of the data set. */
  readonly name: string;
  /** Files that were left out. */
  readonly leftOut?: readonly LeftOut[];
}
