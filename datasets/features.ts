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

/**
 * How numbers became what the network reads, column by column: float32((x − mean) / scale), computed in float64 from the
 * values kept here. They are float64 since a float32 mean of dates or serial numbers would be wrong by many deviations.
 * Each is [features].
 */
export interface Scaling {
  readonly mean: Float64Array<ArrayBuffer>;
  readonly scale: Float64Array<ArrayBuffer>;
  /** What stands where a cell has no value, before it is scaled; left out where every cell has one. */
  readonly fill?: Float64Array<ArrayBuffer>;
}
