import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';

/** Measurements before they become bytes: `values` is [samples, features]. */
export interface Numbers {
  readonly samples: number;
  readonly features: number;
  readonly values: NumberArray;
}

export type NumberArray =
  | Uint8Array<ArrayBuffer>
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** Bytes of both splits, [samples, features], and what was done to the numbers; `null` where nothing was lost. */
export interface ScaledNumbers {
  readonly scale: 'bytes' | 'unit' | 'columns';
  readonly train: Bytes;
  readonly test: Bytes;
  readonly note: string | null;
}

/** How far 255·v may be from a whole number for v to count as a multiple of 1/255: the rounding of a float32. */
const EXACT = 1e-4;

/**
 * The bytes that the engine reads as [0, 1]: b/255. Whole numbers from 0 to 255 are the bytes. Numbers from 0 to 1
 * become round(255·v). Anything else is scaled column by column, the least number of the training samples to 0 and the
 * largest to 255, rounded, test samples beyond them cut off; a column of one value becomes 0.
 * DatasetError where a value is not finite.
 */
export function scaleToBytes(train: Numbers, test: Numbers, file: string): ScaledNumbers {
  for (const numbers of [train, test]) checkFinite(numbers, file);
  const all = [train.values, test.values];
  if (all.every((values) => values instanceof Uint8Array || everyValue(values, isByte))) {
    return { scale: 'bytes', train: Uint8Array.from(train.values), test: Uint8Array.from(test.values), note: null };
  }
  if (all.every((values) => everyValue(values, isUnit))) {
    const exact = all.every((values) => everyValue(values, (v) => Math.abs(255 * v - Math.round(255 * v)) < EXACT));
    const note = exact
      ? null
      : `${file}: numbers from 0 to 1 were rounded to steps of 1/255; finer differences are lost`;
    return { scale: 'unit', train: toUnitBytes(train.values), test: toUnitBytes(test.values), note };
  }
  const ranges = columnRanges(train);
  return {
    scale: 'columns',
    train: toColumnBytes(train, ranges),
    test: toColumnBytes(test, ranges),
    note: `${file}: each column was scaled from its least to its largest training value and rounded to 256 steps; finer differences are lost`,
  };
}

function isByte(value: number): boolean {
  return value >= 0 && value <= 255 && Number.isInteger(value);
}

function isUnit(value: number): boolean {
  return value >= 0 && value <= 1;
}

function everyValue(values: NumberArray, holds: (value: number) => boolean): boolean {
  for (const value of values) if (!holds(value)) return false;
  return true;
}

function toUnitBytes(values: NumberArray): Bytes {
  const bytes = new Uint8Array(values.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round(255 * (values[i] ?? 0));
  return bytes;
}

interface Ranges {
  readonly least: Float64Array;
  readonly largest: Float64Array;
}

function columnRanges({ samples, features, values }: Numbers): Ranges {
  const least = new Float64Array(features).fill(Number.POSITIVE_INFINITY);
  const largest = new Float64Array(features).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < samples * features; i++) {
    const value = values[i] ?? 0;
    const column = i % features;
    if (value < (least[column] ?? 0)) least[column] = value;
    if (value > (largest[column] ?? 0)) largest[column] = value;
  }
  return { least, largest };
}

function toColumnBytes({ features, values }: Numbers, { least, largest }: Ranges): Bytes {
  const bytes = new Uint8Array(values.length);
  for (let i = 0; i < bytes.length; i++) {
    const low = least[i % features] ?? 0;
    const span = (largest[i % features] ?? 0) - low;
    const share = span > 0 ? ((values[i] ?? 0) - low) / span : 0;
    bytes[i] = Math.round(255 * Math.min(1, Math.max(0, share)));
  }
  return bytes;
}

function checkFinite({ features, values }: Numbers, file: string): void {
  if (!(values instanceof Float32Array || values instanceof Float64Array)) return;
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return;
  throw new DatasetError(
    `${file}: expected finite numbers, found ${values[wrong]} in sample ${Math.floor(wrong / features)}, feature ${wrong % features}; replace or remove it`,
  );
}
