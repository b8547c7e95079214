import { DatasetError } from '../../dataset.ts';
import type { Column, Table, TableBlock } from '../table.ts';
import { cellKind, cellNumber, ownCopy, trimmed } from './cells.ts';
import { columnsOf as describe, type TextColumns } from './columns/columns.ts';
import { asSmall, blockRows, columnsOf } from './columns/numberCache.ts';
import { cutRows } from './file/cutRows.ts';
import type { TextSource } from './file/textSource.ts';
import { type FirstLook, lookThrough } from './firstLook.ts';
import { type Form, formOf } from './form/form.ts';
import { RowFilter } from './form/rowFilter.ts';

/**
 * Opens a table of text: cells between commas, semicolons, tabs, bars or runs of spaces, with or without a header. One
 * look through the file finds what its columns are; what is asked for afterwards comes from memory where the table is
 * small, and is read again where it is large. DatasetError naming the file, and the row where one is to blame.
 */
export async function openTextTable(source: TextSource, options: TextTableOptions = {}): Promise<Table> {
  const form = await formOf(source, options.separator ?? ',');
  if (form === undefined) throw noRows(source.file);
  const look = await lookThrough(source, form, options.keptNumbers);
  if (look.rows === 0) throw noRows(source.file);
  return new TextTable(source, form, look, describe(look.tallies, look.rows, form, source.file), options.leftOut);
}

export interface TextTableOptions {
  /** The separator where nothing in the file shows one, since it has only one column. */
  readonly separator?: string;
  /** What was left out already when the file was chosen. */
  readonly leftOut?: Table['leftOut'];
  /** Numbers that are kept from the first reading; a table of more is read again when it is asked for. */
  readonly keptNumbers?: number;
}

class TextTable implements Table {
  readonly file: string;
  readonly format = 'CSV';
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly leftOut: Table['leftOut'];
  readonly notes: readonly string[];
  private readonly form: Form;

  constructor(
    private readonly source: TextSource,
    form: Form,
    private readonly look: FirstLook,
    private readonly described: TextColumns,
    leftOut: Table['leftOut'] = [],
  ) {
    this.file = source.file;
    this.rows = look.rows;
    this.columns = described.columns;
    this.leftOut = [...leftOut, ...described.leftOut, ...look.leftOut];
    this.notes = [...form.header.notes, ...described.notes].map((note) => `${source.file}: ${note}`);
    // Rows that were only looked at to find out how the file is written need not stay.
    this.form = { ...form, sample: [] };
  }

  placeOf(row: number): number {
    return this.look.places.placeOf(row);
  }

  async words(column: number): Promise<string[]> {
    const cell = this.cellOf(column);
    const written = (word: string) => (this.isMissing(word, column) ? '' : word);
    const kept = this.look.words[cell];
    if (kept) return kept.all(written);
    const words: string[] = [];
    for await (const rows of this.dataRows()) {
      for (const cells of rows) words.push(written(ownCopy(trimmed(cells[cell] ?? ''))));
    }
    return words;
  }

  async *blocks(columns: readonly number[], from = 0): AsyncGenerator<TableBlock> {
    const cells = columns.map((column) => this.cellOf(column));
    const kept = this.look.numbers.blocks();
    if (!kept) yield* this.blocksAgain(cells, from);
    for (const block of kept ?? []) {
      if (block.first + block.rows > from) yield columnsOf(block, this.look.tallies.length, cells);
    }
  }

  private async *blocksAgain(cells: readonly number[], from: number): AsyncGenerator<TableBlock> {
    const most = blockRows(cells.length);
    let first = 0;
    for await (const rows of this.dataRows()) {
      for (let at = 0; at < rows.length; at += most) {
        const some = rows.slice(at, at + most);
        if (first + some.length > from) yield { first, rows: some.length, values: numbersOf(some, cells) };
        first += some.length;
      }
    }
  }

  /** The rows of data, read again. DatasetError where they are not the ones that were there before. */
  private async *dataRows(): AsyncGenerator<readonly (readonly string[])[]> {
    const filter = new RowFilter(this.form, this.file);
    let rows = 0;
    for await (const cut of cutRows(this.source, this.form)) {
      const data = cut.rows.filter((cells, i) => filter.isData(cells, cut.first + i));
      rows += data.length;
      if (rows <= this.rows) yield data;
    }
    if (rows === this.rows) return;
    throw new DatasetError(
      `${this.file}: expected the ${this.rows} rows that were there before, found ${rows}: it has changed while it was read; start again`,
    );
  }

  private cellOf(column: number): number {
    const cell = this.described.cells[column];
    if (cell === undefined)
      throw new RangeError(`${this.file}: expected a column below ${this.columns.length}, got ${column}`);
    return cell;
  }

  private isMissing(word: string, column: number): boolean {
    const kind = cellKind(word);
    return kind === 'missing' || (kind === 'soft' && this.columns[column]?.kind !== 'words');
  }
}

function numbersOf(rows: readonly (readonly string[])[], cells: readonly number[]) {
  const values = new Float64Array(rows.length * cells.length);
  let at = 0;
  for (const row of rows) for (const cell of cells) values[at++] = cellNumber(trimmed(row[cell] ?? ''));
  return asSmall(values);
}

function noRows(file: string): DatasetError {
  return new DatasetError(
    `${file}: expected rows of cells, a label and numbers in each, found none; check which file lies there`,
  );
}
