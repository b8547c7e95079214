import type { SchemaElement } from 'hyparquet';

/** What the values of a leaf are, and the smallest numbers that hold them. */
export interface ValueKind {
  /** `bytes` are of unknown content: words, a picture, or something else. */
  readonly kind: 'numbers' | 'truths' | 'words' | 'bytes';
  readonly store: Store;
}

/** The type of numbers that values are read into; float32 only where nothing is lost by it. */
export type Store = 'uint8' | 'float32' | 'float64';

export type Numbers = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

const STORES: readonly Store[] = ['uint8', 'float32', 'float64'];

/** The store that holds what either holds. */
export function widerStore(a: Store, b: Store): Store {
  return STORES.indexOf(a) > STORES.indexOf(b) ? a : b;
}

export function makeNumbers(store: Store, length: number): Numbers {
  if (store === 'uint8') return new Uint8Array(length);
  return store === 'float32' ? new Float32Array(length) : new Float64Array(length);
}

/** What the type of a leaf says about its values. */
export function kindOfElement(element: SchemaElement): ValueKind {
  if (isWords(element)) return { kind: 'words', store: 'float64' };
  switch (element.type) {
    case 'BOOLEAN':
      return { kind: 'truths', store: 'float32' };
    case 'FLOAT':
      return { kind: 'numbers', store: 'float32' };
    case 'INT32':
      return { kind: 'numbers', store: storeOfWhole(element) };
    case 'DOUBLE':
    case 'INT64':
      return { kind: 'numbers', store: 'float64' };
  }
  if (isDecimal(element)) return { kind: 'numbers', store: 'float64' };
  if (element.logical_type?.type === 'FLOAT16') return { kind: 'numbers', store: 'float32' };
  return { kind: 'bytes', store: 'float64' };
}

export function isDecimal({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'DECIMAL' || logical?.type === 'DECIMAL';
}

/** Digits behind the point of a decimal. */
export function decimalsOf({ scale, logical_type: logical }: SchemaElement): number {
  return scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0) ?? 0;
}

/** Whether whole numbers of a type are never negative. */
export function isUnsigned({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted?.startsWith('UINT_') || (logical?.type === 'INTEGER' && !logical.isSigned);
}

const WORDS = ['UTF8', 'ENUM', 'JSON', 'DATE', 'TIME_MILLIS', 'TIME_MICROS', 'TIMESTAMP_MILLIS', 'TIMESTAMP_MICROS'];
const LOGICAL_WORDS = ['STRING', 'ENUM', 'JSON', 'DATE', 'TIME', 'TIMESTAMP', 'UUID'];

function isWords({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return type === 'INT96' || WORDS.includes(converted ?? '') || LOGICAL_WORDS.includes(logical?.type ?? '');
}

function storeOfWhole(element: SchemaElement): Store {
  if (isDecimal(element)) return 'float64';
  const { converted_type: converted, logical_type: logical } = element;
  const bits = logical?.type === 'INTEGER' ? logical.bitWidth : Number(converted?.replace(/^U?INT_/, '') ?? 32);
  if (bits === 8 && isUnsigned(element)) return 'uint8';
  return bits === 8 || bits === 16 ? 'float32' : 'float64';
}
