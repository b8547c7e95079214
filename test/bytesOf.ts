import type { Features } from '../datasets/features.ts';

/** The features of a split that a test knows to be bytes. */
export function bytesOf({ features }: { readonly features: Features }): Uint8Array<ArrayBuffer> {
  if (features instanceof Uint8Array) return features;
  throw new TypeError('expected features of bytes');
}
