import { halfFloat } from '../halfFloat.ts';
import type { NumberType } from './dtype.ts';

/** Numbers in the narrowest of three kinds that loses nothing; whole numbers of 64 bits are exact up to 2⁵³. */
export type NumberArray = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Numbers of a type as they lie in a file; `buffer` may be changed. */
export function decodeNumbers(buffer: ArrayBuffer, type: NumberType, little: boolean): NumberArray {
  const size = Number(type.slice(1));
  if (!little && size > 1) reverseBytes(new Uint8Array(buffer), size);
  return DECODERS[type](buffer);
}

/** Whether all numbers of a type fit into a float32. */
export function fitsFloat32(type: NumberType): boolean {
  return !['u4', 'i4', 'u8', 'i8', 'f8'].includes(type);
}

const DECODERS: Readonly<Record<NumberType, (buffer: ArrayBuffer) => NumberArray>> = {
  b1: (buffer) => new Uint8Array(buffer).map((byte) => (byte === 0 ? 0 : 1)),
  u1: (buffer) => new Uint8Array(buffer),
  i1: (buffer) => Float32Array.from(new Int8Array(buffer)),
  u2: (buffer) => Float32Array.from(new Uint16Array(buffer)),
  i2: (buffer) => Float32Array.from(new Int16Array(buffer)),
  u4: (buffer) => Float64Array.from(new Uint32Array(buffer)),
  i4: (buffer) => Float64Array.from(new Int32Array(buffer)),
  u8: (buffer) => wide(new Uint32Array(buffer), new Uint32Array(buffer)),
  i8: (buffer) => wide(new Uint32Array(buffer), new Int32Array(buffer)),
  f2: (buffer) => halves(new Uint16Array(buffer)),
  f4: (buffer) => new Float32Array(buffer),
  f8: (buffer) => new Float64Array(buffer),
};

/** Whole numbers of 64 bits: their low halves, which have no sign, at even places and their high halves at odd ones. */
function wide(low: Uint32Array, high: Uint32Array | Int32Array): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(low.length / 2);
  for (let i = 0; i < numbers.length; i++) numbers[i] = (high[2 * i + 1] ?? 0) * 2 ** 32 + (low[2 * i] ?? 0);
  return numbers;
}

function halves(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(bits.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = halfFloat(bits[i] ?? 0);
  return numbers;
}

function reverseBytes(bytes: Uint8Array, size: number): void {
  for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}
