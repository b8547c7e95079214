import type { EncodedPicture, Table } from '../../tables/table.ts';

/** A row of a table and the file of its picture. */
export interface PicturedRow {
  readonly row: number;
  readonly picture: EncodedPicture;
}

/**
 * A table of some rows of another, with a column of pictures in the place of one that names them. Only its words and its
 * pictures can be read: pictures leave no other features.
 */
export function picturedTable(table: Table, namedBy: number, rows: readonly PicturedRow[]): Table {
  const { sources, sourceOf, ...rest } = table;
  return {
    ...rest,
    file: table.file,
    format: `pictures named by ${table.format}`,
    rows: rows.length,
    columns: table.columns.map((column, place) => {
      const { oddOne, missing, ...plain } = column;
      if (place === namedBy) return { ...plain, kind: 'pictures', missing: null };
      return { ...plain, missing: missing && { ...missing, first: 0 } };
    }),
    placeOf: (row) => table.placeOf(rows[row]?.row ?? 0),
    words: async (column) => {
      const words = await table.words(column);
      return rows.map(({ row }) => words[row] ?? '');
    },
    blocks: () => {
      throw new RangeError('a table of pictures has no numbers to read');
    },
    pictures: () => rows.map(({ picture }) => picture),
    leftOut: table.leftOut,
    notes: table.notes,
  };
}
