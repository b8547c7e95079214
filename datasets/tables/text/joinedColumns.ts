import { DatasetError } from '../../dataset.ts';
import type { Column, Table, TableBlock } from '../table.ts';

/** One table of the columns of features and of a column of labels from another file, row by row. */
export function joinedColumns(features: Table, labels: Table): Table {
  checkRows(features, labels);
  const label = labelColumn(labels);
  const place = features.columns.length;
  return {
    file: features.file,
    format: features.format,
    rows: features.rows,
    columns: [...features.columns, { ...label.column, role: 'label', file: labels.file }],
    placeOf: (row) => features.placeOf(row),
    words: (column) => (column === place ? labels.words(label.place) : features.words(column)),
    blocks: (columns, from) =>
      columns.includes(place)
        ? withLabels({ features, labels, place, label: label.place }, columns, from)
        : features.blocks(columns, from),
    leftOut: [...features.leftOut, ...labels.leftOut],
    notes: [...features.notes, ...labels.notes],
  };
}

function checkRows(features: Table, labels: Table): void {
  if (features.rows === labels.rows) return;
  throw new DatasetError(
    `${labels.file}: expected a label for each of the ${features.rows} rows of ${features.file}, found ${labels.rows}; give each row its label, in the same order`,
  );
}

/** The only column, or the one beside a nameless column that pandas counts the rows in. */
function labelColumn({ file, columns }: Table): { readonly column: Column; readonly place: number } {
  const place = columns.length === 2 && columns[0]?.name === '' ? 1 : 0;
  const column = columns[place];
  if (column !== undefined && columns.length === place + 1) return { column, place };
  throw new DatasetError(
    `${file}: expected one column of labels, found ${columns.length}; keep only the one with the classes`,
  );
}

interface Joined {
  readonly features: Table;
  readonly labels: Table;
  /** Of the labels, in the joined table and in their own. */
  readonly place: number;
  readonly label: number;
}

/** Blocks of the features with the labels' numbers among them; these are few enough to be held at once. */
async function* withLabels(
  { features, labels, place, label }: Joined,
  columns: readonly number[],
  from?: number,
): AsyncGenerator<TableBlock> {
  const numbers: number[] = [];
  for await (const { values } of labels.blocks([label])) for (const value of values) numbers.push(value);
  const others = columns.filter((column) => column !== place);
  for await (const { first, rows, values } of features.blocks(others, from)) {
    const joined = new Float64Array(rows * columns.length);
    let next = 0;
    for (let i = 0; i < joined.length; i++) {
      const isLabel = columns[i % columns.length] === place;
      joined[i] = (isLabel ? numbers[first + Math.floor(i / columns.length)] : values[next++]) ?? Number.NaN;
    }
    yield { first, rows, values: joined };
  }
}
