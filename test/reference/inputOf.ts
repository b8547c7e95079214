import { type FeaturedSamples, isStored } from '../../datasets/features.ts';

/** What the network reads of a sample, in float64: bytes as byte/255, floats as they are. Throws TypeError where they are stored. */
export function inputOf({ features, samples }: FeaturedSamples, sample: number): Float64Array {
  if (isStored(features)) throw new TypeError('expected features in memory');
  const width = features.length / samples;
  const [from, to] = [sample * width, (sample + 1) * width];
  return features instanceof Uint8Array
    ? Float64Array.from(features.subarray(from, to), (byte) => byte / 255)
    : Float64Array.from(features.subarray(from, to));
}
