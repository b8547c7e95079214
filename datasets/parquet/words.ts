import type { SchemaElement } from 'hyparquet';
import type { Leaf } from './leaf.ts';
import { wholeOfBytes } from './numbers.ts';
import type { Page } from './pages/page.ts';
import type { PageValues } from './pages/values.ts';
import { decimalsOf, isDecimal, isUnsigned } from './valueKind.ts';

/** The values of a page as they would be written, in as many strings as there are different values, where these are few. */
export function wordsOf(values: PageValues, { element }: Leaf): string[] {
  const write = writerOf(element);
  const known = new Map<unknown, string>();
  return Array.from<number | bigint | Uint8Array, string>(values, (value) => {
    const word = known.get(value);
    if (word !== undefined) return word;
    const made = write(value);
    if (known.size < MOST_KNOWN) known.set(value, made);
    return made;
  });
}

/** The cells of a page as they would be written, '' where there is no value. */
export function wordCells({ values, definition, entries }: Page, leaf: Leaf): string[] {
  const present = wordsOf(values, leaf);
  if (definition === undefined) return present;
  let used = 0;
  return Array.from({ length: entries }, (_, i) => (definition[i] === leaf.definition ? (present[used++] ?? '') : ''));
}

const MOST_KNOWN = 2 ** 16;
const UTF8 = new TextDecoder();

type Writer = (value: number | bigint | Uint8Array) => string;

function writerOf(element: SchemaElement): Writer {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (type === 'BOOLEAN') return (value) => (value === 1 ? 'true' : 'false');
  if (isDecimal(element)) return (value) => decimalWord(asWhole(value), decimalsOf(element));
  if (converted === 'DATE' || logical?.type === 'DATE')
    return (value) => isoOf(asWhole(value) * 86_400_000n).slice(0, 10);
  if (type === 'INT96') return (value) => timestampWord(nanosOfInt96(value), 1_000_000_000n);
  const unit = unitOf(element);
  if (unit !== undefined) return (value) => (isTime(element) ? timeWord : timestampWord)(asWhole(value), unit);
  if (logical?.type === 'UUID') return (value) => uuidWord(value);
  if (type === 'FLOAT' || logical?.type === 'FLOAT16') return (value) => floatWord(Number(value));
  return (value) => plainWord(value, isUnsigned(element));
}

function plainWord(value: number | bigint | Uint8Array, unsigned: boolean): string {
  if (value instanceof Uint8Array) return UTF8.decode(value);
  if (Number.isNaN(value)) return '';
  if (!unsigned) return String(value);
  return String(typeof value === 'bigint' ? BigInt.asUintN(64, value) : value >>> 0);
}

/** The fewest digits that give the same float32. */
function floatWord(value: number): string {
  if (Number.isNaN(value)) return '';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

function asWhole(value: number | bigint | Uint8Array): bigint {
  return value instanceof Uint8Array ? wholeOfBytes(value) : BigInt(value);
}

function decimalWord(whole: bigint, decimals: number): string {
  if (!(decimals > 0 && decimals <= 100)) return String(whole);
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function unitOf({ converted_type: converted, logical_type: logical }: SchemaElement): bigint | undefined {
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME') {
    return { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n }[logical.unit];
  }
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIME_MILLIS') return 1000n;
  return converted === 'TIMESTAMP_MICROS' || converted === 'TIME_MICROS' ? 1_000_000n : undefined;
}

function isTime({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return logical?.type === 'TIME' || converted === 'TIME_MILLIS' || converted === 'TIME_MICROS';
}

function timestampWord(count: bigint, perSecond: bigint): string {
  const seconds = count / perSecond - (count % perSecond < 0n ? 1n : 0n);
  return `${isoOf(seconds * 1000n).slice(0, 19)}${fractionWord(count - seconds * perSecond, perSecond)}`;
}

function timeWord(count: bigint, perSecond: bigint): string {
  return timestampWord(count, perSecond).slice('1970-01-01T'.length);
}

function fractionWord(count: bigint, perSecond: bigint): string {
  return count === 0n ? '' : `.${String(perSecond + count).slice(1)}`;
}

/** A moment in UTC; as a plain number where no calendar reaches it. */
function isoOf(milliseconds: bigint): string {
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}

/** Nanoseconds since 1970: 8 bytes within the day, then 4 with the day, from 4713 BC on. */
function nanosOfInt96(value: number | bigint | Uint8Array): bigint {
  if (!(value instanceof Uint8Array) || value.length < 12) return 0n;
  const view = new DataView(value.buffer, value.byteOffset, 12);
  return BigInt(view.getInt32(8, true) - 2_440_588) * 86_400_000_000_000n + view.getBigInt64(0, true);
}

function uuidWord(value: number | bigint | Uint8Array): string {
  const bytes = value instanceof Uint8Array ? value : new Uint8Array();
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
