import type { Leaf } from './leaf.ts';
import { ParquetDamage } from './pages/damage.ts';
import type { PageValues } from './pages/values.ts';
import { decimalsOf, isDecimal, isUnsigned, makeNumbers, type Numbers, type Store } from './valueKind.ts';

/** The values of a page as numbers of a store, without a copy where they are that already. */
export function numbersOf(values: PageValues, { element }: Leaf, store: Store): Numbers {
  const numbers = plainNumbers(values, isUnsigned(element));
  const scaled = isDecimal(element) ? Float64Array.from(numbers, (n) => n / 10 ** decimalsOf(element)) : numbers;
  if (store === 'uint8') return scaled instanceof Uint8Array ? scaled : Uint8Array.from(scaled);
  if (store === 'float32') return scaled instanceof Float32Array ? scaled : new Float32Array(scaled);
  return scaled instanceof Float64Array ? scaled : new Float64Array(scaled);
}

/** Where a cell has no value. Bytes have no such number, and no column with gaps is read into them. */
export function emptyNumbers(store: Store, length: number): Numbers {
  return store === 'uint8' ? makeNumbers(store, length) : makeNumbers(store, length).fill(Number.NaN);
}

/** A decimal number of bytes, the highest first. */
export function wholeOfBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

type PlainNumbers = Numbers | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

function plainNumbers(values: PageValues, unsigned: boolean): PlainNumbers {
  if (values instanceof BigInt64Array) return wholeNumbers(values, unsigned);
  if (values instanceof Int32Array && unsigned) return new Uint32Array(values.buffer, values.byteOffset, values.length);
  if (ArrayBuffer.isView(values)) return values;
  return Float64Array.from(values, (bytes) => {
    if (bytes.length > 64) throw new ParquetDamage(`a decimal number of ${bytes.length} bytes`);
    return Number(wholeOfBytes(bytes));
  });
}

/** Numbers of 64 bits, rounded to what a float64 holds, from their halves: much faster than each by itself. */
function wholeNumbers(values: BigInt64Array<ArrayBuffer>, unsigned: boolean): Float64Array<ArrayBuffer> {
  const low = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const high = unsigned ? low : new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = (high[2 * i + 1] ?? 0) * 2 ** 32 + (low[2 * i] ?? 0);
  return numbers;
}
