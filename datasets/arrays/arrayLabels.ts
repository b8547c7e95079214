import { DatasetError } from '../dataset.ts';
import type { NumberArray } from './decodeNumbers.ts';
import { type NpyArray, refuseUnread, rowLength } from './npyArray.ts';
import { shapeWords } from './npyHeader.ts';

/** Labels of an array, a word for each row. */
export interface ArrayLabels {
  readonly kind: 'numbers' | 'words' | 'truths';
  readonly words: readonly string[];
  /** How many columns hold a single 1 in each row; 0 where the array has one label per row. */
  readonly oneHot: number;
}

/** Numbers that are read at a time. */
const BLOCK = 2 ** 20;

/** Whether an array has the shape of labels: [samples], [samples, 1], or one column per class. */
export function hasLabelShape({ shape, dtype }: NpyArray): boolean {
  const [samples = 0, columns = 1] = shape;
  if (samples === 0 || shape.length < 1 || shape.length > 2) return false;
  return columns === 1 || (columns > 1 && dtype.kind === 'numbers');
}

/**
 * Labels from [samples] or [samples, 1] words, truth values or whole numbers, or from [samples, classes] with a single 1 in
 * each row. DatasetError where they are anything else, naming the first such row from 0 on.
 */
export async function readLabels(array: NpyArray): Promise<ArrayLabels> {
  const { file, shape, dtype } = array;
  if (!hasLabelShape(array)) {
    throw new DatasetError(
      `${file}: expected one label per sample, or a column per class with a single 1 in each row, found the shape ${shapeWords(shape)}`,
    );
  }
  refuseUnread(array, 'labels');
  if (dtype.kind === 'words') return { kind: 'words', words: await array.words(), oneHot: 0 };
  if (rowLength(shape) > 1) return readOneHot(array);
  const words: string[] = [];
  const kind = dtype.kind === 'numbers' && dtype.type === 'b1' ? 'truths' : 'numbers';
  await eachBlock(array, (numbers, first) => {
    for (const [i, number] of numbers.entries()) words.push(labelWord(number, kind, { file, row: first + i }));
  });
  return { kind, words, oneHot: 0 };
}

/** Whether every row of a two-dimensional array is 0 but for a single 1. */
export async function isOneHot(array: NpyArray): Promise<boolean> {
  if (array.shape.length !== 2 || rowLength(array.shape) < 2) return false;
  try {
    await readOneHot(array);
    return true;
  } catch (error) {
    if (error instanceof DatasetError) return false;
    throw error;
  }
}

async function readOneHot(array: NpyArray): Promise<ArrayLabels> {
  const columns = rowLength(array.shape);
  const words: string[] = [];
  await eachBlock(array, (numbers, first) => {
    for (let row = 0; row < numbers.length / columns; row++) {
      const label = placeOfOne(numbers.subarray(row * columns, (row + 1) * columns));
      if (label === undefined) {
        throw new DatasetError(
          `${array.file}: expected one label per sample, or rows of 0 with a single 1, found another row of ${columns} numbers in row ${first + row}`,
        );
      }
      words.push(`${label}`);
    }
  });
  return { kind: 'numbers', words, oneHot: columns };
}

function placeOfOne(row: NumberArray): number | undefined {
  const place = row.indexOf(1);
  return place >= 0 && row.every((number, i) => number === (i === place ? 1 : 0)) ? place : undefined;
}

function labelWord(number: number, kind: ArrayLabels['kind'], { file, row }: { file: string; row: number }): string {
  if (kind === 'truths') return number === 0 ? 'false' : 'true';
  if (Number.isSafeInteger(number)) return `${number}`;
  if (Number.isInteger(number)) throw tooLarge(number, { file, row });
  const found = Number.isFinite(number) ? `${number}, which looks like a measurement,` : `${number}`;
  throw new DatasetError(
    `${file}: expected labels that name classes, found ${found} in row ${row}; ${Number.isNaN(number) ? 'leave such rows out' : 'round them'}, or name another array with --label`,
  );
}

/** Different labels would become one class. */
function tooLarge(number: number, { file, row }: { file: string; row: number }): DatasetError {
  return new DatasetError(
    `${file}: expected labels of at most 2^53, which a float64 tells apart, found about ${number} in row ${row}; save them after .astype(str)`,
  );
}

async function eachBlock(array: NpyArray, take: (numbers: NumberArray, first: number) => void): Promise<void> {
  const [samples = 0] = array.shape;
  const rows = Math.max(1, Math.floor(BLOCK / rowLength(array.shape)));
  for (let first = 0; first < samples; first += rows) {
    take(await array.numbers(first, Math.min(rows, samples - first)), first);
  }
}
