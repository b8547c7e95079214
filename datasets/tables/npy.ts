import { DatasetError } from '../dataset.ts';
import { kindOfContent } from '../fileKind.ts';
import type { Bytes } from '../source.ts';
import type { NumberArray } from './numbers.ts';

/** An array of numbers from an NPY file, in C order. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: NumberArray;
}

/** How values of a kind are read: their bytes, an array that holds them, and one of them. */
interface Kind {
  readonly bytes: number;
  make(length: number): NumberArray;
  get(view: DataView, at: number, littleEndian: boolean): number;
}

const KINDS: Readonly<Record<string, Kind>> = {
  b1: { bytes: 1, make: (n) => new Uint8Array(n), get: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  u1: { bytes: 1, make: (n) => new Uint8Array(n), get: (view, at) => view.getUint8(at) },
  i1: { bytes: 1, make: (n) => new Int8Array(n), get: (view, at) => view.getInt8(at) },
  u2: { bytes: 2, make: (n) => new Uint16Array(n), get: (view, at, little) => view.getUint16(at, little) },
  i2: { bytes: 2, make: (n) => new Int16Array(n), get: (view, at, little) => view.getInt16(at, little) },
  u4: { bytes: 4, make: (n) => new Uint32Array(n), get: (view, at, little) => view.getUint32(at, little) },
  i4: { bytes: 4, make: (n) => new Int32Array(n), get: (view, at, little) => view.getInt32(at, little) },
  u8: { bytes: 8, make: (n) => new Float64Array(n), get: (view, at, little) => Number(view.getBigUint64(at, little)) },
  i8: { bytes: 8, make: (n) => new Float64Array(n), get: (view, at, little) => Number(view.getBigInt64(at, little)) },
  f2: { bytes: 2, make: (n) => new Float32Array(n), get: (view, at, little) => halfOf(view.getUint16(at, little)) },
  f4: { bytes: 4, make: (n) => new Float32Array(n), get: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, make: (n) => new Float64Array(n), get: (view, at, little) => view.getFloat64(at, little) },
};

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/**
 * Reads an NPY file of whole numbers, truth values or floats, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
 * DatasetError where it holds anything else, is in Fortran order, or is cut off.
 */
export function readNpy(bytes: Bytes, file: string): NpyArray {
  const { text, end } = headerOf(bytes, file);
  const [, order = '', name = ''] = /'descr':\s*'([<>|=])([^']{1,16})'/.exec(text) ?? [];
  const kind = KINDS[name];
  if (kind === undefined) {
    const found = /'descr':\s*('[^']{1,16}'|.{1,16})/.exec(text)?.[1] ?? 'no dtype';
    throw new DatasetError(`${file}: expected numbers, found the dtype ${found}; save it as uint8, int64 or float32`);
  }
  if (!/'fortran_order':\s*False/.test(text)) {
    throw new DatasetError(`${file}: expected C order, found Fortran order; save numpy.ascontiguousarray(x)`);
  }
  const shape = shapeOf(text, file);
  const length = shape.reduce((product, size) => product * size, 1);
  checkLength(bytes.length - end, length * kind.bytes, shape, file);
  if (name === 'u1') return { shape, values: bytes.subarray(end) };
  const view = new DataView(bytes.buffer, bytes.byteOffset + end);
  const values = kind.make(length);
  for (let i = 0; i < length; i++) values[i] = kind.get(view, i * kind.bytes, order !== '>');
  return { shape, values };
}

function headerOf(bytes: Bytes, file: string): { text: string; end: number } {
  if (bytes.length < 12 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    const found = kindOfContent(bytes) ?? 'something else';
    throw new DatasetError(`${file}: expected an NPY file, found ${found}; check which file lies there`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const isFirst = bytes[6] === 1;
  const start = isFirst ? 10 : 12;
  const end = start + (isFirst ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end > bytes.length) throw new DatasetError(`${file}: expected a whole NPY file, it is cut off; get it again`);
  return { text: new TextDecoder('latin1').decode(bytes.subarray(start, end)), end };
}

function shapeOf(header: string, file: string): number[] {
  const inside = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (inside === undefined) throw new DatasetError(`${file}: expected the shape of an array, found none`);
  return inside.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
}

function checkLength(found: number, expected: number, shape: readonly number[], file: string): void {
  if (found === expected) return;
  throw new DatasetError(
    `${file}: expected ${expected} bytes for the shape (${shape.join(', ')}), found ${found}; get the file again`,
  );
}

/** A float of 16 bits (IEEE 754 binary16). */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
