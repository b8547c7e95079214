import { isHeaderByEvidence, isNumber, isWord, recurs } from './headerEvidence.ts';
import { usualLength } from './separator.ts';

/** What the first row says of the columns. */
export interface Header {
  /** Names as they are written; places counted from 1 where nothing names the columns. */
  readonly names: readonly string[];
  /** Whether nothing names the columns, but for one with class names, which is `target` then. */
  readonly unnamed: boolean;
  /** Whether the first row is the header, so that the data begin below it. */
  readonly isRow: boolean;
  /** Class names by number, for the last column. */
  readonly classNames?: readonly string[];
  /** What the reader has decided where it could be otherwise: the end of a sentence that begins with the file. */
  readonly notes: readonly string[];
}

/** Rows that are compared with the first: more would not tell more. */
const COMPARED = 1000;

/** `rows` are trimmed cells without blank rows and comments; `comment` are the cells of the comment line above them. */
export function headerOf(rows: readonly (readonly string[])[], comment: readonly string[]): Header {
  const [first = [], ...all] = rows.slice(0, COMPARED + 1);
  const [cells] = all.length > 0 ? usualLength(all) : [first.length];
  const counted = countedHeader(first, all, cells);
  if (counted) return counted;
  if (isHeader(first, all, cells)) return namedBy(first, all, cells);
  if (comment.length === cells && comment.every(isWord)) {
    return {
      names: comment,
      unnamed: false,
      isRow: false,
      notes: ['the comment above the first row names the columns'],
    };
  }
  return unnamedBy(first, cells);
}

/** Whether two rows have the same cells, spaces around them aside. */
export function isSame(row: readonly string[], other: readonly string[]): boolean {
  return row.length === other.length && row.every((cell, i) => cell.trim() === other[i]);
}

function isHeader(first: readonly string[], rows: readonly (readonly string[])[], cells: number): boolean {
  const shift = isRowNamed(first, rows, cells) ? 1 : 0;
  const below = rows.map((row) => row.slice(shift));
  if (first.some(isNumber)) return isHeaderByEvidence(first, below);
  const looks = first.map((above, column) => ({ above, below: below.map((row) => row[column] ?? '') }));
  // Files that were joined have the header again further down: only other words tell that a column holds words.
  const overNumbers = looks.some(
    ({ above, below: cells }) =>
      isWord(above) && cells.some(isNumber) && !cells.some((cell) => isWord(cell) && cell !== above),
  );
  return overNumbers || !looks.some(recurs);
}

/** R writes no name above the rows' names, so that the header is one cell shorter than all of the rows. */
function isRowNamed(first: readonly string[], rows: readonly (readonly string[])[], cells: number): boolean {
  return cells === first.length + 1 && rows.every((row) => row.length === cells && row.at(-1) !== '');
}

function namedBy(first: readonly string[], rows: readonly (readonly string[])[], cells: number): Header {
  const notes = first.some(isNumber) ? ['the first row is taken for the names of the columns, not for data'] : [];
  if (isRowNamed(first, rows, cells)) {
    const note = 'the rows have a cell more than the header, so that their first is taken for a column without a name';
    return { names: ['', ...first], unnamed: false, isRow: true, notes: [...notes, note] };
  }
  const isLonger = first.length > cells && first.slice(cells).every((name) => name === '');
  if (!isLonger) return { names: first, unnamed: false, isRow: true, notes };
  const note = 'the header ends with a separator that the rows do not have, which makes no column';
  return { names: first.slice(0, cells), unnamed: false, isRow: true, notes: [...notes, note] };
}

function unnamedBy(first: readonly string[], cells: number): Header {
  const names = Array.from({ length: cells }, (_, column) => String(column + 1));
  const why = first.every(isNumber) ? 'holds numbers' : 'is like those below it';
  const note = `the first row ${why} and is taken for data; the columns are named by their places, from 1 on`;
  return { names, unnamed: true, isRow: false, notes: [note] };
}

/** scikit-learn's own tables begin with the numbers of rows and features, and the names of the classes. */
function countedHeader(
  first: readonly string[],
  rows: readonly (readonly string[])[],
  cells: number,
): Header | undefined {
  const [samples = '', features = '', ...classNames] = first;
  const fits = /^\d+$/.test(samples) && features === String(cells - 1) && classNames.length >= 2;
  const labels = rows.flatMap((row) => row[cells - 1] ?? []);
  const areLabels = labels.every((label) => /^\d+$/.test(label) && Number(label) < classNames.length);
  if (!fits || !classNames.every(isWord) || labels.length === 0 || !areLabels) return undefined;
  const names = Array.from({ length: cells }, (_, column) => (column === cells - 1 ? 'target' : String(column + 1)));
  const note =
    'the first row counts rows and features and names the classes of the last column, as scikit-learn writes it';
  return { names, unnamed: true, isRow: true, classNames, notes: [note] };
}
