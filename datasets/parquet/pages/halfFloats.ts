import { halfFloat } from '../../halfFloat.ts';

/** All floats of 16 bits by their bits, made when they are first needed. */
let table: Float32Array | undefined;

/** Floats of 16 bits (IEEE 754 binary16), little-endian, two bytes each. */
export function halfFloats(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  table ??= Float32Array.from({ length: 2 ** 16 }, (_, bits) => halfFloat(bits));
  const values = new Float32Array(Math.floor(bytes.length / 2));
  for (let i = 0; i < values.length; i++) {
    values[i] = table[(bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8)] ?? Number.NaN;
  }
  return values;
}
