import { DatasetError } from '../../dataset.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { cellNumber, plainNumber, trimmed } from './cells.ts';
import { NumberCache } from './columns/numberCache.ts';
import { Tally } from './columns/tally.ts';
import { Words } from './columns/words.ts';
import { cutRows } from './file/cutRows.ts';
import type { TextSource } from './file/textSource.ts';
import type { Form } from './form/form.ts';
import { RowFilter } from './form/rowFilter.ts';
import { Places } from './places.ts';

/** What one reading of all rows finds. */
export interface FirstLook {
  readonly rows: number;
  readonly places: Places;
  /** Of each cell of a row. */
  readonly tallies: readonly Tally[];
  readonly numbers: NumberCache;
  /** The cells themselves, of columns where they are words and few are different. */
  readonly words: readonly (Words | null)[];
  readonly leftOut: readonly LeftOut[];
}

/** Names of columns whose numbers are likely asked for as they are written, since they are classes. */
const LIKELY_LABEL = /label|class|target|outcome|^y$/i;

/** Labels and places of more rows would not fit the lists that hold them. */
const MOST_ROWS = 2 ** 26;

/** Reads all rows once. DatasetError where they are more than `mostRows`, or not as the form says. */
export async function lookThrough(
  source: TextSource,
  form: Form,
  keptNumbers?: number,
  mostRows = MOST_ROWS,
): Promise<FirstLook> {
  const look = new Look(form.header.names, keptNumbers);
  const filter = new RowFilter(form, source.file);
  for await (const { first, rows } of cutRows(source, form)) {
    for (const [i, cells] of rows.entries()) if (filter.isData(cells, first + i)) look.take(cells, first + i);
    if (look.rows > mostRows) throw tooMany(source.file, mostRows);
  }
  return { ...look, leftOut: filter.leftOut() };
}

function tooMany(file: string, most: number): DatasetError {
  return new DatasetError(
    `${file}: expected at most ${most} rows, found more; cut the file into shorter ones and read one of them, or save the numbers as NPY`,
  );
}

class Look implements Omit<FirstLook, 'leftOut'> {
  rows = 0;
  readonly places = new Places();
  readonly tallies: readonly Tally[];
  readonly numbers: NumberCache;
  readonly words: (Words | null)[];
  private readonly keepsNumbers: readonly boolean[];

  constructor(
    private readonly names: readonly string[],
    keptNumbers?: number,
  ) {
    this.tallies = names.map(() => new Tally());
    this.numbers = new NumberCache(names.length, keptNumbers);
    this.words = names.map(() => new Words());
    this.keepsNumbers = names.map((name, cell) => cell === names.length - 1 || cell === 0 || LIKELY_LABEL.test(name));
  }

  take(cells: readonly string[], place: number): void {
    this.places.add(this.rows, place);
    for (let column = 0; column < this.names.length; column++) this.takeCell(trimmed(cells[column] ?? ''), column);
    this.rows++;
  }

  private takeCell(cell: string, column: number): void {
    const value = plainNumber(cell);
    const isNumber = !Number.isNaN(value);
    const tally = this.tallies[column];
    if (isNumber) tally?.addNumber(cell, this.rows);
    else tally?.addOther(cell, this.rows);
    if (this.numbers.isOpen) this.numbers.add(isNumber ? value : cellNumber(cell));
    const words = this.words[column];
    if (!words) return;
    const keeps = (!isNumber || this.keepsNumbers[column]) && words.add(cell);
    if (!keeps) this.words[column] = null;
  }
}
