import { DatasetError } from '../dataset.ts';
import type { RangedFile } from '../source.ts';
import { decodeNumbers, type NumberArray } from './decodeNumbers.ts';
import { decodeWords } from './decodeWords.ts';
import type { Dtype } from './dtype.ts';
import { type NpyHeader, readNpyHeader, shapeWords } from './npyHeader.ts';
import { transposed } from './transposed.ts';

/** An array of an NPY file; its items are read when they are needed. */
export interface NpyArray {
  /** For messages. */
  readonly file: string;
  /** The first axis is that of the samples. */
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** Numbers of the rows from `first` on, `count` of them: [count, …], the last axis fastest. */
  numbers(first: number, count: number): Promise<NumberArray>;
  /** All words of an array of words, the last axis fastest. */
  words(): Promise<string[]>;
}

/** What a whole array in Fortran order may take: its rows are scattered over the file. */
const LARGEST_FORTRAN = 2 ** 31;
/** All words are kept in memory. */
const LARGEST_WORDS = 2 ** 30;

/** Opens an NPY file; DatasetError where it is none, or is cut off. */
export async function openNpy(source: RangedFile, file: string): Promise<NpyArray> {
  const header = await readNpyHeader(source, file);
  const { shape, dtype } = header;
  const numbers = header.fortran && shape.length > 1 ? scattered(source, header, file) : inRows(source, header, file);
  return { file, shape, dtype, numbers, words: () => readWords(source, header, file) };
}

/** The items of a row: 1 where the array has one axis. */
export function rowLength(shape: readonly number[]): number {
  return shape.slice(1).reduce((product, size) => product * size, 1);
}

/** Throws DatasetError where an array's items are not read, with what to save instead as features or as labels. */
export function refuseUnread({ file, dtype }: NpyArray, as: 'features' | 'labels'): void {
  if (dtype.kind !== 'unread') return;
  const [expected, remedy] = as === 'features' ? ['numbers', dtype.remedy] : ['numbers or words', dtype.labelRemedy];
  throw new DatasetError(`${file}: expected ${expected}, found ${dtype.words}; ${remedy}`);
}

function inRows(source: RangedFile, { shape, dtype, start }: NpyHeader, file: string): NpyArray['numbers'] {
  return async (first, count) => {
    if (dtype.kind !== 'numbers') throw noNumbers(file, dtype);
    const bytes = rowLength(shape) * dtype.bytes;
    const buffer = await source.slice(start + first * bytes, start + (first + count) * bytes);
    return decodeNumbers(buffer, dtype.type, dtype.little);
  };
}

/** The rows of an array in Fortran order, which is put into the usual order once, as a whole. */
function scattered(source: RangedFile, header: NpyHeader, file: string): NpyArray['numbers'] {
  let whole: Promise<NumberArray> | undefined;
  return async (first, count) => {
    whole ??= readScattered(source, header, file);
    const row = rowLength(header.shape);
    return (await whole).slice(first * row, (first + count) * row);
  };
}

async function readScattered(source: RangedFile, { shape, dtype, start }: NpyHeader, file: string) {
  if (dtype.kind !== 'numbers') throw noNumbers(file, dtype);
  if (source.byteLength - start > LARGEST_FORTRAN) {
    throw new DatasetError(
      `${file}: expected at most 2 GiB in Fortran order, found ${shapeWords(shape)}; save numpy.ascontiguousarray of it`,
    );
  }
  const items = decodeNumbers(await source.slice(start, source.byteLength), dtype.type, dtype.little);
  return transposed(items, shape);
}

async function readWords(source: RangedFile, { shape, dtype, start }: NpyHeader, file: string): Promise<string[]> {
  if (dtype.kind !== 'words') throw new DatasetError(`${file}: expected words, found numbers`);
  const count = shape.reduce((product, size) => product * size, 1);
  if (source.byteLength - start > LARGEST_WORDS) {
    throw new DatasetError(
      `${file}: expected at most 1 GiB of words, found ${shapeWords(shape)}; save numbers instead`,
    );
  }
  if (dtype.bytes === 0) return new Array<string>(count).fill('');
  return decodeWords(await source.slice(start, source.byteLength), dtype.bytes, dtype.unicode, dtype.little);
}

function noNumbers(file: string, dtype: Dtype): DatasetError {
  const found = dtype.kind === 'words' ? 'words' : dtype.kind === 'unread' ? dtype.words : 'something else';
  const remedy = dtype.kind === 'unread' ? dtype.remedy : 'save it after .astype("float32")';
  return new DatasetError(`${file}: expected numbers, found ${found}; ${remedy}`);
}
