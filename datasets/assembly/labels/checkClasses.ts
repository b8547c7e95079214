import { DatasetError } from '../../dataset.ts';
import { counted, listed } from '../../reading/words.ts';
import { visible } from '../../visible.ts';
import type { ColumnWords } from '../columnWords.ts';
import { cellWords, fileOf, nameOf } from '../places.ts';
import type { Classes } from './classes.ts';

/** Labels with more different values than these are taken as measurements, or as names of the samples. */
const MOST_NUMBERS = 1000;
const MOST_WORDS = 10_000;
/** So many classes of a single row each are measurements, where most classes have a single row. */
const MOST_LONELY = 20;

const FRACTION = /^[-+]?\d*[.,]\d*[1-9]\d*(e[-+]?\d+)?$/i;

/** DatasetError, with the first place, where the labels are no classes but measurements or names, or only one class. */
export async function checkClasses(words: ColumnWords, column: number, { names }: Classes): Promise<void> {
  const { table } = words;
  const file = fileOf(table, table.columns[column]);
  const cells = await words.of(column);
  if (names.length < 2) {
    const found = names.length === 0 ? 'none' : `only ${visible(names[0] ?? '')}`;
    throw new DatasetError(
      `${file}: expected labels of at least 2 classes in column ${nameOf(table, column)}, found ${found}`,
    );
  }
  if (table.columns[column]?.classNames) return;
  const fraction = cells.findIndex((cell) => FRACTION.test(cell));
  const advice = 'name the column with the classes by --label';
  if (fraction >= 0) {
    throw new DatasetError(
      `${fileOf(table, table.columns[column], fraction)}: expected labels that name classes, found ${cells[fraction]} in ${cellWords(table, fraction, column)}, which looks like a measurement; ${advice}`,
    );
  }
  if (!areTooMany(cells, names)) return;
  throw new DatasetError(
    `${file}: expected labels that name classes, found ${counted(names.length, 'different value')} in the ${counted(cells.length, 'row')} of column ${nameOf(table, column)}, such as ${listed(names.slice(0, 3).map((name) => visible(name, 30)))}, which look like ${areNumbers(names) ? 'measurements' : 'names of the samples'}; ${advice}`,
  );
}

function areTooMany(cells: readonly string[], names: readonly string[]): boolean {
  if (names.length > (areNumbers(names) ? MOST_NUMBERS : MOST_WORDS)) return true;
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const lonely = [...counts.values()].filter((count) => count === 1).length;
  return lonely > MOST_LONELY && 2 * lonely > counts.size;
}

function areNumbers(names: readonly string[]): boolean {
  return names.every((name) => Number.isFinite(Number(name)));
}
