import { DatasetError } from '../../dataset.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { counted } from '../../reading/words.ts';
import type { Table } from '../../tables/table.ts';
import { cellWords, fileOf, nameOf } from '../places.ts';
import { type SplitUse, splitUseOf } from './splitWords.ts';

/** The rows of each side, as a column tells. */
export interface ToldSplit {
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** In words that follow "test samples:". */
  readonly words: string;
}

/**
 * Divides rows as a column of words says. Validation rows test where no row is for testing, and are left out otherwise.
 * DatasetError, with the place, for other words and where no row is to train or to test with.
 */
export function splitByColumn(
  table: Table,
  column: number,
  { rows, words }: { readonly rows: readonly number[]; readonly words: readonly string[] },
): ToldSplit {
  const useOf = meaning(nameOf(table, column), words);
  const sides: Record<SplitUse, number[]> = { train: [], validation: [], test: [] };
  for (const row of rows) {
    const use = useOf(words[row] ?? '');
    if (use === undefined) throw otherWord(table, column, row, words[row] ?? '');
    sides[use].push(row);
  }
  const { train, validation, test } = sides;
  if (train.length === 0 || test.length + validation.length === 0) throw oneSided(table, column, train.length > 0);
  const name = nameOf(table, column);
  const told = (use: string) => `the rows that column ${name} marks as ${use}`;
  if (test.length === 0) return { train, test: validation, leftOut: [], words: told('validation') };
  return { train, test, leftOut: validationRows(table, name, validation), words: told('test') };
}

/** Words speak for themselves; 0 and 1, false and true mean what the column's name asks. */
function meaning(name: string, words: readonly string[]): (word: string) => SplitUse | undefined {
  const different = [...new Set(words)].map((word) => word.toLowerCase());
  const [asksTest, asksTrain] = [/test|hold_?out|val/i.test(name), /train/i.test(name)];
  const isFlag = different.every((word) => ['0', '1', '0.0', '1.0', 'true', 'false', ''].includes(word));
  if (!isFlag || asksTest === asksTrain) return splitUseOf;
  const isYes = (word: string) => ['1', '1.0', 'true'].includes(word.toLowerCase());
  return (word) => (word === '' ? undefined : isYes(word) === asksTest ? 'test' : 'train');
}

function validationRows(table: Table, name: string, rows: readonly number[]): LeftOut[] {
  const why = `column ${name} marks them as validation, and others as test`;
  const names = rows.slice(0, 3).map((row) => `row ${table.placeOf(row)}`);
  return rows.length > 0 ? [{ what: 'row', names, count: rows.length, why }] : [];
}

function otherWord(table: Table, column: number, row: number, word: string): DatasetError {
  const found = word === '' ? 'nothing' : `'${word.slice(0, 40)}'`;
  return new DatasetError(
    `${fileOf(table, table.columns[column], row)}: expected train, validation or test in ${cellWords(table, row, column)}, found ${found}; write one of these words there, or name another column by --split`,
  );
}

function oneSided(table: Table, column: number, hasTrain: boolean): DatasetError {
  const [there, lacking] = hasTrain ? ['train', 'test'] : ['test', 'train'];
  return new DatasetError(
    `${fileOf(table, table.columns[column])}: expected rows to ${lacking} with in column ${nameOf(table, column)}, found ${counted(table.rows, 'row')} to ${there} with; leave --split out to have some held out`,
  );
}
