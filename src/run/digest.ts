import type { Split } from '../../datasets/dataset.ts';
import { evenBlocks } from '../../datasets/featureBlocks.ts';

/** Nothing changes a split once it is made. */
const known = new WeakMap<Split, Promise<string>>();

/** Samples of floats that are hashed together. */
const BLOCK_SAMPLES = 4096;

/**
 * SHA-256 over a split's features followed by its labels as little-endian uint16, in hexadecimal; computed once. Features
 * are their bytes, or of floats the SHA-256 of the little-endian float32 of each 4096 samples: no platform hashes a stream
 * by itself, and all of the features may be more than memory holds.
 */
export function splitDigest(split: Split): Promise<string> {
  const digest = known.get(split) ?? digestOf(split);
  known.set(split, digest);
  return digest;
}

async function digestOf(split: Split): Promise<string> {
  const { features, labels } = split;
  const hashed = features instanceof Uint8Array ? features : await digestsOfBlocks(split);
  const bytes = new Uint8Array(hashed.length + labels.length * 2);
  bytes.set(hashed);
  const view = new DataView(bytes.buffer, hashed.length);
  for (const [i, label] of labels.entries()) view.setUint16(i * 2, label, true);
  return Array.from(await sha256(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function digestsOfBlocks(split: Split): Promise<Uint8Array<ArrayBuffer>> {
  const digests = new Uint8Array(Math.ceil(split.samples / BLOCK_SAMPLES) * 32);
  let end = 0;
  for await (const { buffer, byteOffset, byteLength } of evenBlocks(split, BLOCK_SAMPLES)) {
    digests.set(await sha256(new Uint8Array(buffer, byteOffset, byteLength)), end);
    end += 32;
  }
  return digests;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
