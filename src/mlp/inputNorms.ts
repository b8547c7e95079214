import type { Split } from '../../datasets/dataset.ts';

/** Squared norm ‖x‖² of each sample's features, scaled from bytes to [0, 1]: [samples]. */
export function squaredInputNorms(split: Split): Float32Array<ArrayBuffer> {
  const features = bytesOf(split);
  const { samples } = split;
  const width = features.length / samples;
  return Float32Array.from({ length: samples }, (_, sample) => {
    let squares = 0;
    for (let k = sample * width; k < (sample + 1) * width; k++) squares += (features[k] ?? 0) ** 2;
    return squares / 255 ** 2;
  });
}

/** Throws TypeError where the features are floats, which the engine cannot read yet. */
export function bytesOf({ features }: Split): Uint8Array<ArrayBuffer> {
  if (features instanceof Uint8Array) return features;
  throw new TypeError('expected features of bytes');
}
