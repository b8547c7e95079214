import type { SampleFormat } from '../src/kernels/deviceSamples.ts';

/** Features that look random, from 0 to 1: bytes, or the same values as floats. */
export function madeUpFeatures(
  format: SampleFormat,
  length: number,
): Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length }, (_, i) => Math.imul(i, 2654435761) >>> 24);
  return format === 'bytes' ? bytes : Float32Array.from(bytes, (byte) => byte / 255);
}
