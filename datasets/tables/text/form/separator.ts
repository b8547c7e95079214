import { cellKind } from '../cells.ts';
import { rowsAtOnce } from '../file/cutRows.ts';
import { isCommentLike } from './prelude.ts';

/** In the order of preference where two fit alike: commas and spaces stand within numbers and words too. */
const CANDIDATES = ['\t', ';', '|', ',', ' '] as const;
/** Rows that are looked at. */
const ROWS = 200;
/** The least share of the rows that must have one number of cells. */
const LEAST_SHARE = 0.5;

/** How well a separator fits: the share of the rows with the usual number of cells, and of the cells that are numbers. */
interface Fit {
  readonly separator: string;
  readonly steady: number;
  readonly numbers: number;
}

/**
 * The separator of a text: the one that gives the most rows the same number of cells, two or more, and of several such
 * the one that leaves the most numbers. A space stands for runs of spaces and tabs. Undefined where none fits.
 */
export async function separatorOf(text: string, whole: boolean): Promise<string | undefined> {
  let best: Fit | undefined;
  for (const separator of CANDIDATES) {
    if (separator !== ' ' && !text.includes(separator)) continue;
    const fit = fitOf(separator, await rowsAtOnce(text, separator, whole, ROWS));
    if (fit && (!best || isBetter(fit, best))) best = fit;
  }
  return best?.separator;
}

function isBetter(fit: Fit, than: Fit): boolean {
  return fit.steady > than.steady || (fit.steady === than.steady && fit.numbers > than.numbers);
}

/** The last cell may be empty in some rows, or be no cell at all but a separator too many: whichever fits better. */
function fitOf(separator: string, all: readonly (readonly string[])[]): Fit | undefined {
  const rows = all.filter((cells) => cells.some((cell) => cell.trim() !== '') && !isCommentLike(cells[0] ?? ''));
  const [asTheyAre, without] = [rows, rows.map(withoutLastEmpty)].map((some) => fitOfRows(separator, some));
  return asTheyAre && without ? (isBetter(without, asTheyAre) ? without : asTheyAre) : (asTheyAre ?? without);
}

function fitOfRows(separator: string, rows: readonly (readonly string[])[]): Fit | undefined {
  const [cells, steadyRows] = usualLength(rows);
  if (cells < 2 || steadyRows < LEAST_SHARE * rows.length) return undefined;
  const every = rows.flatMap((row) => row.map((cell) => isNumberCell(cell.trim(), separator)));
  return { separator, steady: steadyRows / rows.length, numbers: every.filter(Boolean).length / every.length };
}

function isNumberCell(cell: string, separator: string): boolean {
  const kind = cellKind(cell);
  return kind === 'number' || (kind === 'comma' && separator !== ',');
}

function withoutLastEmpty(cells: readonly string[]): readonly string[] {
  return cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells;
}

/** The most frequent number of cells in a row, the larger of two equally frequent ones, and how many rows have it. */
export function usualLength(rows: readonly (readonly string[])[]): [cells: number, rows: number] {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce(
    ([a, ofA], [b, ofB]) => (ofB > ofA || (ofB === ofA && b > a) ? [b, ofB] : [a, ofA]),
    [0, 0],
  );
}
