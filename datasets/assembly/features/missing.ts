import { DatasetError } from '../../dataset.ts';
import { counted } from '../../reading/words.ts';
import type { LabelledTable } from '../labelledTable.ts';
import type { LabelledTables } from '../labelTables.ts';
import { fileOf, nameOf } from '../places.ts';
import type { Encoding } from './encoding.ts';
import type { MissingCells, Survey } from './survey.ts';

interface Missing {
  readonly missing: { readonly cells: number; readonly rows: number };
  readonly train: Survey;
  readonly test: Survey | undefined;
}

/** Says where the first cell without a value is, how many there are, and what may be done. */
export function missingError(
  tables: LabelledTables,
  encoding: Encoding,
  { missing, train, test }: Missing,
): DatasetError {
  const from = train.missing.first || !tables.test ? tables.train : tables.test;
  const first = train.missing.first ?? test?.missing.first;
  const { cells, rows } = missing;
  const all =
    cells === 1 ? 'it is the only such cell' : `${counted(cells, 'cell')} in ${counted(rows, 'row')} have none`;
  return new DatasetError(
    `${fileOfFirst(from, encoding, first)}: expected a value in ${placeWords(from, encoding, first)}, found ${foundWords(from, encoding, first)}; ${all}: fill it in, or say --missing mean, zero or drop`,
  );
}

type First = MissingCells['first'];

function partOf({ parts }: Encoding, first: First) {
  const feature = first?.feature ?? 0;
  return parts.find((part) => feature >= part.first && feature < part.first + part.width);
}

function fileOfFirst(from: LabelledTable, encoding: Encoding, first: First): string {
  const place = from.places[partOf(encoding, first)?.place ?? 0] ?? 0;
  return fileOf(from.table, from.table.columns[place], first?.row);
}

function placeWords(from: LabelledTable, encoding: Encoding, first: First): string {
  const part = partOf(encoding, first);
  const place = from.places[part?.place ?? 0] ?? 0;
  const row = `row ${from.table.placeOf(first?.row ?? 0)}`;
  if (part?.as === 'categories' || part?.width === 1) return `${row}, column ${nameOf(from.table, place)}`;
  const within = (first?.feature ?? 0) - (part?.first ?? 0);
  const { image } = from.table.columns[place] ?? {};
  if (!image) return `${row}, column ${within} of ${nameOf(from.table, place)}`;
  const pixel = within % (image.width * image.height);
  const channel = image.channels > 1 ? `channel ${Math.floor(within / (image.width * image.height))}, ` : '';
  return `${row} of ${nameOf(from.table, place)}, ${channel}pixel ${Math.floor(pixel / image.width)}, ${pixel % image.width}`;
}

/** Numbers of vectors are found as NaN or as infinite; a cell of a column is found empty. */
function foundWords(from: LabelledTable, encoding: Encoding, first: First): string {
  const { value = Number.NaN } = first ?? {};
  if (!Number.isNaN(value)) return `${value}, which is beyond what a float32 holds`;
  const part = partOf(encoding, first);
  return from.table.columns[part?.place ?? 0]?.kind === 'vectors' ? 'NaN' : 'nothing';
}

/** DatasetError where a column has no value in any training row, so that no mean can stand for it. */
export function checkColumns(
  { train }: LabelledTables,
  encoding: Encoding,
  found: Survey,
  kind: 'mean' | 'zero',
): void {
  const empty = found.statistics.count.indexOf(0);
  const part = partOf(encoding, { row: 0, feature: empty, value: Number.NaN });
  if (empty < 0 || kind === 'zero' || part === undefined) return;
  const name = nameOf(train.table, part.place);
  throw new DatasetError(
    `${fileOf(train.table, train.table.columns[part.place])}: expected a value in some training row of column ${name}, found none; leave it out with --ignore ${name}, or say --missing zero`,
  );
}
