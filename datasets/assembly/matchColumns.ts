import { DatasetError } from '../dataset.ts';
import { someOf } from '../reading/words.ts';
import type { Column, Table } from '../tables/table.ts';
import { nameOf } from './places.ts';
import { placeOfName } from './roles/findColumn.ts';
import type { Roles } from './roles/roles.ts';

/** Where the columns of the training table lie in the test table. */
export interface MatchedColumns {
  /** Undefined where the test table lacks the column: [columns of the training table]. */
  readonly places: readonly (number | undefined)[];
  /** Columns of the test table that the training table lacks. */
  readonly extra: readonly number[];
}

/**
 * Matches columns by name, by place where neither file has a header. DatasetError where the test table lacks a feature, or
 * has it in another form.
 */
export function matchColumns(train: Table, test: Table, roles: Roles): MatchedColumns {
  const unnamed = [train, test].map((table) => table.columns.some((column) => column.unnamed));
  const byPlace = unnamed.every((one) => one) && train.columns.length === test.columns.length;
  const places = train.columns.map((column, place) => (byPlace ? place : counterpart(column, test)));
  const extra = [...test.columns.keys()].filter((place) => !places.includes(place));
  const lacking = roles.features.filter(({ place }) => places[place] === undefined).map(({ place }) => place);
  if (lacking.length > 0) throw otherColumns(train, test, { lacking, extra });
  for (const { place, as } of roles.features) if (as === 'numbers') checkForm(train, test, place, places[place] ?? 0);
  return { places, extra };
}

/** The column of the same name, or else the only one of the same role, or of the same name but for its split. */
function counterpart(column: Column, test: Table): number | undefined {
  const place = placeOfName(test, column.name);
  if (place !== undefined) return place;
  const places = [...test.columns.keys()];
  const alike = places.filter((other) => withoutSplit(test.columns[other]?.name ?? '') === withoutSplit(column.name));
  return column.role !== undefined && alike.length === 1 ? alike[0] : undefined;
}

/** `x_train` and `testX` are both `x`. */
function withoutSplit(name: string): string {
  return name.replace(/[_\-. ]?(train(ing)?|test(ing)?|val(id(ation)?)?)[_\-. ]?/i, '').toLowerCase();
}

interface Difference {
  readonly lacking: readonly number[];
  readonly extra: readonly number[];
}

function otherColumns(train: Table, test: Table, { lacking, extra }: Difference): DatasetError {
  const names = (table: Table, places: readonly number[]) => someOf(places.map((place) => nameOf(table, place)));
  const columns = lacking.length === 1 ? 'the column' : 'the columns';
  const found = extra.length > 0 ? `${names(test, extra)} instead` : `only ${names(test, [...test.columns.keys()])}`;
  return new DatasetError(
    `${test.file}: expected ${columns} ${names(train, lacking)} as in ${train.file}, found ${found}; name them alike, or leave them out with --ignore`,
  );
}

/** Numbers must be numbers in both tables, and vectors of one length. */
function checkForm(train: Table, test: Table, trainPlace: number, testPlace: number): void {
  const [expected, found] = [train.columns[trainPlace], test.columns[testPlace]];
  if (expected === undefined || found === undefined) return;
  const isEmpty = found.kind === 'words' && found.missing?.count === test.rows;
  const [wanted, came] = [formOf(expected), isEmpty ? 'no value in any row' : formOf(found)];
  if (wanted === came) return;
  throw new DatasetError(
    `${found.file ?? test.file}: expected ${wanted} in column ${nameOf(test, testPlace)} as in ${expected.file ?? train.file}, found ${came}${oddCell(test, found)}`,
  );
}

function formOf({ kind, width, image }: Column): string {
  if (image)
    return `pictures of ${image.width} × ${image.height} pixels in ${image.channels === 1 ? 'one channel' : `${image.channels} channels`}`;
  if (kind === 'vectors') return `${width} numbers per sample`;
  return kind === 'words' || kind === 'pictures' ? kind : 'numbers';
}

function oddCell(table: Table, { oddOne }: Column): string {
  return oddOne ? `, '${oddOne.cell.slice(0, 40)}' in row ${table.placeOf(oddOne.row)}` : '';
}
