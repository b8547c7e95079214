import type { FeatureArray, Scaling } from './features.ts';

/**
 * Bytes of pictures for what the network reads: bytes as they are, values from 0 to 1 in steps of 1/255, and values of mean
 * 0 and deviation 1 from three deviations below the mean to three above.
 */
export function pictureBytes(features: FeatureArray, scaling?: Scaling): Uint8Array<ArrayBuffer> {
  if (features instanceof Uint8Array) return features;
  const brightness = scaling?.kind === 'standard' ? (x: number) => 0.5 + x / 6 : (x: number) => x;
  return Uint8Array.from(features, (x) => Math.round(255 * Math.min(Math.max(brightness(x), 0), 1)));
}
