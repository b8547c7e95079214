import type { Features } from '../../features.ts';
import { type FeatureReading, fillRows } from './fillRows.ts';
import { storedFeatures } from './storedFeatures.ts';

/** Floats that take more than this are read again whenever they are needed. */
export const MOST_IN_MEMORY = 512 * 2 ** 20;

/** The features of samples: [samples, features] in memory, or what reads them where that would be too large. */
export async function readFeatures(reading: FeatureReading, mostBytes = MOST_IN_MEMORY): Promise<Features> {
  const { encoded, rows, kept } = reading;
  const length = rows.length * encoded.features;
  if (kept === 'floats' && 4 * length > mostBytes) return storedFeatures(reading);
  const into = kept === 'bytes' ? new Uint8Array(length) : new Float32Array(length);
  await fillRows(reading, into);
  return into;
}
