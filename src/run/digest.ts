import type { Split } from '../../datasets/dataset.ts';

/** Nothing changes a split once it is made. */
const known = new WeakMap<Split, Promise<string>>();

/** SHA-256 over a split's feature bytes followed by its labels as little-endian uint16, in hexadecimal; computed once. */
export function splitDigest(split: Split): Promise<string> {
  const digest = known.get(split) ?? digestOf(split);
  known.set(split, digest);
  return digest;
}

async function digestOf({ features, labels }: Split): Promise<string> {
  const bytes = new Uint8Array(features.length + labels.length * 2);
  bytes.set(features);
  const view = new DataView(bytes.buffer, features.length);
  for (const [i, label] of labels.entries()) view.setUint16(i * 2, label, true);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
