/** How the numbers of features are scaled: by what they are, column by column, by one range for all, or not at all. */
export const SCALES = ['auto', 'standard', 'unit', 'none'] as const;
export type Scale = (typeof SCALES)[number];

/** What is done where a cell has no value: an error, the mean of the training rows, zero, or the row is left out. */
export const MISSING = ['refuse', 'mean', 'zero', 'drop'] as const;
export type Missing = (typeof MISSING)[number];

/** What a user says about their own files; what is left out is found out from the files. */
export interface ReadingOptions {
  /** The column, or the array of an archive, with the classes. */
  readonly label?: string | undefined;
  /** The column with a name for each sample, which every output keeps. */
  readonly id?: string | undefined;
  /** Columns that are not features. */
  readonly ignore?: readonly string[] | undefined;
  /** The column that tells training from test rows. */
  readonly split?: string | undefined;
  /** The column whose equal values stand on one side of the test split. */
  readonly group?: string | undefined;
  /** The share of the samples that is held out to test with, where the data have no test split; 1/6 where left out. */
  readonly testShare?: number | undefined;
  /** Draws the samples that are held out; 0 where left out. */
  readonly splitSeed?: number | undefined;
  readonly missing?: Missing | undefined;
  readonly scale?: Scale | undefined;
  /** The size that every picture is brought to. */
  readonly resize?: { readonly width: number; readonly height: number } | undefined;
  /** Whether coloured pictures become grey. */
  readonly grey?: boolean | undefined;
  /** Whether pictures that cannot be decoded are left out instead of being an error. */
  readonly skipBad?: boolean | undefined;
}
