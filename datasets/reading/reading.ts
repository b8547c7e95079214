import type { Missing } from './options.ts';

/** What a data set was read as, for the terminal, `environment.json`, the report and the lab. It is plain JSON. */
export interface Reading {
  /** The kind of the files, in words: `CSV`, `Parquet`, `arrays`, `pictures`, `IDX`, `CIFAR-10`, `drawn by the program`. */
  readonly format: string;
  /** The files that were read; for pictures the folders of the classes. */
  readonly files: readonly ReadFile[];
  /** Where the classes come from, in words that follow "labels from": `column label of people.csv`, `the folders`. */
  readonly labels: string;
  /** The column with the samples' own names; `null` where there is none. */
  readonly id: string | null;
  readonly features: ReadFeatures;
  /** Columns that travel along and are no features. */
  readonly carried: readonly string[];
  /** Columns, files, rows and splits that were left out. */
  readonly leftOut: readonly LeftOut[];
  /** Samples of each class, in the order of the labels. */
  readonly classes: readonly { readonly name: string; readonly train: number; readonly test: number }[];
  /** Where the test samples come from, in words that follow "test samples:": `test.csv`, `a sixth of each class`. */
  readonly test: string;
  /** Cells without a value, and what was done about them; `null` where there were none. */
  readonly missing: { readonly cells: number; readonly rows: number; readonly done: Exclude<Missing, 'refuse'> } | null;
  /** Whole sentences on whatever else reading changed. */
  readonly notes: readonly string[];
}

export interface ReadFile {
  readonly path: string;
  readonly samples: number;
  readonly use: 'train' | 'test' | 'both';
}

export interface ReadFeatures {
  /** Numbers of a sample as the network reads them. */
  readonly count: number;
  /** What they are, in words: `28 × 28 pixels`, `12 columns of numbers, 3 of words`. */
  readonly words: string;
  /** A name for each, where the columns have names; categories as in `colour=red`. */
  readonly names: readonly string[] | null;
  /** Bytes of pictures, or float32. */
  readonly kept: 'bytes' | 'floats';
  /** How the values were scaled, in words that follow "scaled": `column by column to mean 0 and deviation 1`. */
  readonly scaled: string;
}

export interface LeftOut {
  readonly what: 'column' | 'file' | 'row' | 'array' | 'split';
  /** The first few names or places; `count` says how many there are. */
  readonly names: readonly string[];
  readonly count: number;
  /** In words that follow "left out,": `it only counts the rows`, `of a format that cannot be decoded`. */
  readonly why: string;
}
