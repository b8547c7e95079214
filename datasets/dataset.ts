import { type Features, firstFeatures, type Scaling } from './features.ts';
import type { Items } from './reading/items.ts';
import type { ReadingOptions } from './reading/options.ts';
import { firstItems } from './reading/pickItems.ts';
import type { Reading } from './reading/reading.ts';
import { allVisible } from './visible.ts';

/** What every data set is once it is parsed: features and labels, in the order of its files. */
export interface Dataset {
  /** As given on the command line: `mnist`, `strokes`, or the base name of a folder. */
  readonly name: string;
  /** Shape of one sample. Features are ordered [channel, row, column], as CIFAR-10 stores them. */
  readonly image: ImageShape;
  /** Class names by label. */
  readonly classes: readonly string[];
  readonly train: Split;
  readonly test: Split;
  /** How each training sample was made hard; only generated data have this. */
  readonly truth?: readonly SampleTruth[];
  /** Sentences on what reading the files has changed or left out, for whoever trains on them. */
  readonly notes?: readonly string[];
  /** What the files were read as. */
  readonly reading?: Reading;
  /** What the user said about the files, so that they can be read the same way again. */
  readonly readingOptions?: ReadingOptions | undefined;
  /** How numbers became what the network reads; left out where features are bytes, or floats as they were. */
  readonly scaling?: Scaling;
  /** A name for each feature, where the columns have names. */
  readonly featureNames?: readonly string[];
  /** Pictures that could not be decoded and were left out, all of them. */
  readonly skipped?: readonly SkippedFile[];
}

/** A file that was left out, and why, in words that follow "left out,". */
export interface SkippedFile {
  readonly file: string;
  readonly why: string;
}

/** What is known about a data set before its features are loaded, or afterwards; they are bytes where it does not say. */
export interface DatasetOutline extends Pick<Dataset, 'name' | 'image' | 'classes' | 'readingOptions'> {
  readonly train: SplitOutline;
  readonly test: SplitOutline;
}

export interface SplitOutline extends Pick<Split, 'samples'>, Partial<Pick<Split, 'features'>> {}

export interface ImageShape {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** `features` is [samples, width · height · channels], bytes or floats; `labels` is [samples]. */
export interface Split {
  readonly samples: number;
  readonly features: Features;
  readonly labels: Uint16Array<ArrayBuffer>;
  /** Where each sample comes from, and what travels along with it. */
  readonly items?: Items;
}

/** A split whose features are bytes. */
export interface ByteSplit extends Split {
  readonly features: Uint8Array<ArrayBuffer>;
}

/** How a generated sample was made. `mislabelled` carries a wrong label; `trueLabel` is the digit that was drawn. */
export interface SampleTruth {
  readonly kind: 'clean' | 'ambiguous' | 'distorted' | 'mislabelled';
  readonly trueLabel: number;
}

/** What helps where files of a data set are missing; the command line says it with its flags. */
export type DatasetRemedy = 'letDownload' | 'nameFolder';

/** Data that are missing or are not what they should be; the message names the file and says what was expected. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly remedy: DatasetRemedy | undefined;

  constructor(message: string, options: ErrorOptions & { readonly remedy?: DatasetRemedy } = {}) {
    // Names and cells of somebody's files must not act on a terminal.
    super(allVisible(message), options);
    this.remedy = options.remedy;
  }
}

/** Features of one sample: width · height · channels. */
export function featureCount(image: ImageShape): number {
  return image.width * image.height * image.channels;
}

/** The first `samples` samples of a split, without a copy. */
export function takeFirst(split: Split, samples: number): Split {
  const { labels, items } = split;
  return {
    samples,
    features: firstFeatures(split, samples),
    labels: labels.subarray(0, samples),
    ...(items && { items: firstItems(items, samples) }),
  };
}
