import { DatasetError } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Column, EncodedPicture, Table, TableBlock } from '../tables/table.ts';
import { blocksOf, type NumberColumn } from './blocks.ts';
import { findColumns, type ParquetColumn } from './findColumns.ts';
import { pagesOf } from './look.ts';
import { PictureColumn } from './pictures.ts';
import { inFile, type Shard } from './shard.ts';
import { wordCells } from './words.ts';

/** The words of a column stand in memory, each row's by itself. */
const MOST_ROWS = 2 ** 26;

/** The rows of one Parquet file, or of several that follow one another. Pages are read when they are asked for. */
export class ParquetTable implements Table {
  readonly format = 'Parquet';
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly notes: readonly string[] = [];
  readonly sources?: readonly string[];

  private constructor(
    readonly file: string,
    private readonly shards: readonly Shard[],
    private readonly found: readonly ParquetColumn[],
    readonly leftOut: readonly LeftOut[],
  ) {
    this.rows = shards.reduce((sum, { footer }) => sum + footer.rows, 0);
    this.columns = found.map(({ column }) => column);
    if (shards.length > 1) this.sources = shards.map(({ entry }) => entry);
  }

  /** Makes a table of the files of a split, in order; `file` names all of them. DatasetError where they do not fit. */
  static async of(file: string, shards: readonly Shard[], leftOut: readonly LeftOut[] = []): Promise<ParquetTable> {
    const found = await findColumns(shards);
    const table = new ParquetTable(file, shards, found.columns, [...leftOut, ...found.leftOut]);
    if (table.rows > MOST_ROWS)
      throw new DatasetError(`${file}: expected at most ${MOST_ROWS} rows, found ${table.rows}`);
    if (table.rows > 0) return table;
    throw new DatasetError(`${file}: expected rows, found none; write the table with its rows`);
  }

  /** As pandas shows it: counted from 0, in each file by itself. */
  placeOf(row: number): number {
    return row - (this.shards[this.sourceOf(row)]?.first ?? 0);
  }

  sourceOf(row: number): number {
    return this.shards.findLastIndex(({ first }) => first <= row);
  }

  async words(column: number): Promise<string[]> {
    const { chunks, column: described } = this.at(column);
    if (described.kind === 'vectors' || described.kind === 'pictures') {
      throw new DatasetError(
        `${this.file}: expected words or numbers in column ${described.name}, found ${described.kind}; choose another column`,
      );
    }
    const words: string[] = [];
    for await (const { chunk, page } of pagesOf(chunks)) {
      const cells = await inFile(chunk.shard.path, () => wordCells(page, chunk.leaf));
      for (const cell of cells) words.push(cell);
    }
    return words;
  }

  blocks(columns: readonly number[], from = 0): AsyncIterable<TableBlock> {
    return blocksOf(
      columns.map((column) => this.numbersAt(column)),
      { file: this.file, rows: this.rows, from },
    );
  }

  pictures(column: number): readonly EncodedPicture[] {
    const { chunks, column: described } = this.at(column);
    return new PictureColumn(described.name, chunks).pictures();
  }

  private numbersAt(column: number): NumberColumn {
    const { numbers, column: described } = this.at(column);
    if (numbers) return numbers;
    throw new DatasetError(`${this.file}: expected numbers in column ${described.name}, found ${described.kind}`);
  }

  private at(column: number): ParquetColumn {
    const found = this.found[column];
    if (found) return found;
    throw new RangeError(`column ${column} of ${this.found.length}`);
  }
}
