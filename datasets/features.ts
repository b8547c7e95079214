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
 * float32 values kept here. Each is [features].
 */
export interface Scaling {
  readonly mean: Float32Array<ArrayBuffer>;
  readonly scale: Float32Array<ArrayBuffer>;
}
