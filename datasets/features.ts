/**
 * Features of a split in memory, [samples, features]. Bytes stand for byte/255; floats are what the network reads, scaled
 * already.
 */
export type FeatureArray = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** Features that are read when they are needed, since memory would not hold them beside the GPU's: scaled floats. */
export interface StoredFeatures {
  readonly perSample: number;
  /** The samples from `first` on, `samples` of them, in order: each block is [some samples, perSample]. */
  blocks(first: number, samples: number): AsyncIterable<Float32Array<ArrayBuffer>>;
}

export type Features = FeatureArray | StoredFeatures;

/** What the network reads: a byte as byte/255, or a float32 as it is. */
export type FeatureFormat = 'bytes' | 'floats';

/**
 * How numbers became what the network reads, column by column: float32((x − mean) / scale), computed in float64 from the
 * values kept here. They are float64 since a float32 mean of dates or serial numbers would be wrong by many deviations.
 * Each is [features].
 */
export interface Scaling {
  /** `standard` leaves columns of mean 0 and deviation 1, `unit` values from 0 to 1. */
  readonly kind: 'standard' | 'unit';
  readonly mean: Float64Array<ArrayBuffer>;
  readonly scale: Float64Array<ArrayBuffer>;
  /** What stands where a cell has no value, before it is scaled; left out where every cell has one. */
  readonly fill?: Float64Array<ArrayBuffer>;
}

/** The part of a split that says what its samples are. */
export interface FeaturedSamples {
  readonly samples: number;
  readonly features: Features;
}

export function isStored(features: Features): features is StoredFeatures {
  return 'blocks' in features;
}

export function formatOf(features: Features): FeatureFormat {
  return features instanceof Uint8Array ? 'bytes' : 'floats';
}

/** Features of one sample. */
export function featuresPerSample({ features, samples }: FeaturedSamples): number {
  if (isStored(features)) return features.perSample;
  return samples === 0 ? 0 : features.length / samples;
}

/** The first samples, without a copy. */
export function firstFeatures(split: FeaturedSamples, samples: number): Features {
  const { features } = split;
  return isStored(features) ? features : features.subarray(0, samples * featuresPerSample(split));
}
