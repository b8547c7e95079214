/** Where the samples of a split come from, and what travels along with them. */
export interface Items {
  /** The files that samples come from: paths within the data set. */
  readonly sources: readonly string[];
  /** The file of each sample, an index of `sources`: [samples]; left out where there is one file. */
  readonly source?: Uint32Array<ArrayBuffer>;
  /**
   * The row of each sample in its file, as whoever opens the file sees it: spreadsheets and editors count from 1 and the
   * header with them, NumPy and pandas count from 0. [samples]; left out where a file is one sample.
   */
  readonly rows?: Uint32Array<ArrayBuffer>;
  /** The name that the user's own id column gives each sample. */
  readonly ids?: readonly string[];
  /** Columns that are neither features nor the label, as they are written; '' where there is no value. */
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[];
}
