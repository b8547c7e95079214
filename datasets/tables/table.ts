import type { ImageShape } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Bytes } from '../source.ts';

/** What the cells of a column are: numbers, words, truth values, a list of numbers each, or an encoded picture each. */
export type ColumnKind = 'numbers' | 'words' | 'truths' | 'vectors' | 'pictures';

/** What a column is for: read by the network, the classes, or kept beside each sample and never read by the network. */
export type ColumnRole = 'feature' | 'label' | 'carried';

/** A column, as one look through the file finds it, before anybody has said what it is for. */
export interface Column {
  /** As the file writes it; '' where it has none. */
  readonly name: string;
  /** Whether the name was made up here from the column's place, since the file has no header. */
  readonly unnamed?: boolean;
  /** Where the column lies in a file of its own. */
  readonly file?: string;
  readonly kind: ColumnKind;
  /**
   * What the column is for, where the reader has found it out and leaves nothing to choose: the names and shapes of
   * arrays tell it. Left out where whoever assembles the data set decides, as for the columns of a CSV file.
   */
  readonly role?: ColumnRole;
  /** Numbers of a cell: 1, or the length of the vectors. */
  readonly width: number;
  /** What a vector is the pixels of, in the order [channel, row, column]; `null` where nothing says that it is a picture. */
  readonly image: ImageShape | null;
  /** Whether the values are 8-bit unsigned, by the type of the file. */
  readonly bytes?: boolean;
  /** Cells without a value, and the first such row, an index from 0; `null` where every cell has one. */
  readonly missing: { readonly count: number; readonly first: number } | null;
  /** The first row whose cell is not of most cells' kind, for messages about a column of numbers with a word in it. */
  readonly oddOne?: {
    readonly row: number;
    readonly cell: string;
    readonly count: number;
    /** What mends it, for the end of the message, where there is more to say than that a number was expected. */
    readonly hint?: string;
  };
  /** Class names by number, where the file brings them along (the `ClassLabel` of a hub's Parquet). */
  readonly classNames?: readonly string[];
}

/**
 * Rows and columns of a file, read as often as is asked for: nothing but what a caller takes stays in memory. Rows are
 * indices from 0 on, without the header and without rows that the file leaves blank or marks as comments.
 */
export interface Table {
  /** The path, for messages. */
  readonly file: string;
  /** In words: `CSV`, `Parquet`, `arrays`. */
  readonly format: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The number by which whoever opens the file finds a row: counted with header and blank rows by a spreadsheet. */
  placeOf(row: number): number;
  /** The files that rows come from, where there are several: the shards of a split. `file` then names all of them. */
  readonly sources?: readonly string[];
  /** The file of a row, an index of `sources`. */
  sourceOf?(row: number): number;
  /** The cells of a column as they are written, '' where there is no value: [rows]. Numbers as JavaScript writes them. */
  words(column: number): Promise<string[]>;
  /**
   * The numbers of columns of numbers, truths and vectors side by side, block by block in the order of the rows, NaN where
   * there is no value. Blocks that end before row `from` may be left out. A caller may stop before the last block.
   */
  blocks(columns: readonly number[], from?: number): AsyncIterable<TableBlock>;
  /** The encoded pictures of a column of pictures. */
  pictures?(column: number): readonly EncodedPicture[];
  /** What the reader has left out already. */
  readonly leftOut: readonly LeftOut[];
  /** Whole sentences on whatever else the reader has decided. */
  readonly notes: readonly string[];
}

/** The tables of a data set: of the rows to train with, and of those to test with where these are given apart. */
export interface Tables {
  readonly train: Table;
  readonly test?: Table;
}

/** `values` is [rows, Σ widths]. Float32 where nothing is lost by it, bytes where all columns are. */
export interface TableBlock {
  /** The first row. */
  readonly first: number;
  readonly rows: number;
  readonly values: Uint8Array | Float32Array | Float64Array;
}

/** An image file, wherever it lies. */
export interface EncodedPicture {
  /** A path or a place, for messages. */
  readonly name: string;
  /** The path within the data set of a picture that is a file of its own: the source of its sample. */
  readonly path?: string;
  read(): Promise<Bytes>;
}
