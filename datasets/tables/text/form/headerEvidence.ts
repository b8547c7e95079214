import { plainNumber } from '../cells.ts';

/** Names that a column of classes or of row names often has: a first row with one of them is hardly data. */
const USUAL_NAMES = /^(labels?|class(es)?|target|outcome|species|y|id|index|name|category|type)$/i;
/** Where the first row's numbers rise or fall, at most this share of the rows below may do so too. */
const MOST_IN_ORDER = 0.5;
/** How many times as large as all data below it a number is that is no data itself. */
const FAR = 10;
/** The points from which a first row counts as a header. */
const ENOUGH = 3;

/** The first row beside the rows below it, column by column: `above` is its cell, `below` are the others. */
interface Look {
  readonly above: string;
  readonly below: readonly string[];
}

/**
 * Whether the first row, some of whose cells are numbers, names the columns rather than being data. Everything that
 * speaks for it gives points, what speaks against it takes some; the weights follow files of the known writers, of which
 * test/datasets/text/header.test.ts holds examples.
 */
export function isHeaderByEvidence(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const looks = first.map((above, column): Look => ({ above, below: rows.map((cells) => cells[column] ?? '') }));
  const numbered = looks.filter(({ above }) => isNumber(above));
  const worded = looks.filter(({ above }) => isWord(above));
  const points = [
    pointsOfWords(worded),
    pointsOfOrder(numbered, rows.length),
    2 * Number(isUnlikeData(numbered)),
    2 *
      Number(looks.some(({ above, below }) => above === '' && rows.length >= 2 && below.every((cell) => cell !== ''))),
    Number(worded.length > numbered.length),
  ];
  return points.reduce((sum, some) => sum + some, 0) >= ENOUGH;
}

/** Whether a word of the first row is found again below in its column, which names of columns are not. */
export function recurs({ above, below }: Look): boolean {
  return isWord(above) && below.includes(above);
}

export function isNumber(cell: string): boolean {
  return !Number.isNaN(plainNumber(cell));
}

/** Words name columns; `?` stands for no value. */
export function isWord(cell: string): boolean {
  return cell !== '' && cell !== '?' && !isNumber(cell);
}

function pointsOfWords(worded: readonly Look[]): number {
  if (worded.some(recurs)) return -5;
  const above = (holds: (look: Look) => boolean) => worded.some(holds);
  const usual = 2 * Number(above(({ above: cell }) => USUAL_NAMES.test(cell)));
  if (above(({ below }) => below.some(isNumber) && !below.some(isWord))) return 3 + usual;
  const isRepeated = ({ below }: Look) => below.length > 1 && new Set(below).size <= below.length / 2;
  return (above(isRepeated) ? 2 : Number(worded.length > 0)) + usual;
}

/** Numbers that name columns count them, or rise or fall as years and wavelengths do, which most rows of data do not. */
function pointsOfOrder(numbered: readonly Look[], rows: number): number {
  const names = numbered.map(({ above }) => Number(above));
  if (names.length < 2) return names.length === 1 && !Number.isInteger(names[0]) ? -2 : 0;
  const order = orderOf(names);
  if (order === 0 || (order < 0 && names.length === 2)) return -2;
  const data = Array.from({ length: rows }, (_, row) => numbered.map(({ below }) => Number(below[row] || Number.NaN)));
  const alike = data.filter((values) => orderOf(values) === order).length;
  if (names.length > 2 && alike > MOST_IN_ORDER * rows) return 0;
  const counts = names.every((name, place) => name === place + (names[0] ?? 0)) && (names[0] === 0 || names[0] === 1);
  if (counts) return names.length > 3 ? 3 : 1;
  // Four fractions may fall by chance, and few names are fractions; the wavelengths of a spectrum are many.
  return names.length > (names.every(Number.isInteger) ? 3 : 7) ? 2 : 0;
}

/** 1 where values rise all along, -1 where they fall, else 0. */
function orderOf(values: readonly number[]): number {
  const all = (sign: number) => values.every((value, i) => i === 0 || sign * (value - (values[i - 1] ?? 0)) > 0);
  return all(1) ? 1 : all(-1) ? -1 : 0;
}

/** Whether, in at least half of the columns, a whole number stands above fractions or above far smaller numbers. */
function isUnlikeData(numbered: readonly Look[]): boolean {
  const isFraction = (cell: string) => isNumber(cell) && !/^[-+]?\d+$/.test(cell);
  const isFar = (above: string, below: readonly string[]) =>
    below.every((cell) => Number(above) > FAR * Math.abs(Number(cell)) && Number(above) > FAR);
  const unlike = numbered.filter(
    ({ above, below }) =>
      /^\d+$/.test(above) &&
      below.length > 1 &&
      (below.every((cell) => cell === '' || isFraction(cell)) || isFar(above, below)),
  );
  return unlike.length > 0 && 2 * unlike.length >= numbered.length;
}
