import { DatasetError } from '../dataset.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Table, Tables } from '../tables/table.ts';
import { ColumnWords } from './columnWords.ts';
import { type LabelledTable, labelTable } from './labelledTable.ts';
import { checkClasses } from './labels/checkClasses.ts';
import { type Classes, findClasses } from './labels/classes.ts';
import { matchColumns } from './matchColumns.ts';
import { nameOf } from './places.ts';
import { chooseRoles } from './roles/chooseRoles.ts';
import { nameStrength } from './roles/labelNames.ts';
import type { Roles } from './roles/roles.ts';

/** Tables of which is known what each column is for, and the class of each row. */
export interface LabelledTables {
  readonly roles: Roles;
  readonly classes: readonly string[];
  readonly train: LabelledTable;
  /** Left out where there is no table of test rows with labels. */
  readonly test: LabelledTable | undefined;
  readonly leftOut: readonly LeftOut[];
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/** Finds what columns are for and which class each row has. DatasetError where that is in doubt. */
export async function labelTables({ train, test }: Tables, options: ReadingOptions): Promise<LabelledTables> {
  checkRows(train);
  const words = new ColumnWords(train);
  const roles = await chooseRoles(words, options);
  const given = train.columns[roles.label]?.classNames;
  const classes = findClasses(await words.of(roles.label), given);
  await checkClasses(words, roles.label, classes);
  const places = [...train.columns.keys()];
  const labelled = await labelTable(
    { words, places, column: roles.label, classes, given: given !== undefined },
    options,
  );
  const tested = test && test.rows > 0 ? await labelTest({ train, test }, { roles, classes }, options) : noTest(test);
  return {
    roles,
    classes: classes.names,
    train: labelled,
    test: tested.test,
    leftOut: [...train.leftOut, ...(test?.leftOut ?? []), ...roles.leftOut, ...labelled.leftOut, ...tested.leftOut],
    notes: [
      ...[...train.notes, ...(test?.notes ?? []), ...roles.notes],
      ...classes.notes.map((note) => `${train.columns[roles.label]?.file ?? train.file}: ${note}`),
    ],
  };
}

interface Tested {
  readonly test: LabelledTable | undefined;
  readonly leftOut: readonly LeftOut[];
}

function noTest(test: Table | undefined): Tested {
  return { test: undefined, leftOut: test ? [splitLeftOut(test, 'it has no rows')] : [] };
}

async function labelTest(
  { train, test }: Required<Tables>,
  { roles, classes }: { readonly roles: Roles; readonly classes: Classes },
  options: ReadingOptions,
): Promise<Tested> {
  if (options.split !== undefined) {
    throw new DatasetError(
      `${test.file}: expected no file of test rows beside --split ${options.split}, which tells the rows of ${train.file} apart; leave one of them out`,
    );
  }
  const { places, extra } = matchColumns(train, test, roles);
  const words = new ColumnWords(test);
  const column = places[roles.label];
  if (column === undefined) return withoutLabels({ train, test }, roles, extra);
  if ((await words.of(column)).every((word) => word === '')) {
    return { test: undefined, leftOut: [splitLeftOut(test, 'its rows have no labels')] };
  }
  const given = train.columns[roles.label]?.classNames !== undefined;
  const labelled = await labelTable({ words, places, column, classes, given }, options);
  return { test: labelled, leftOut: [...extraLeftOut(train, test, extra), ...labelled.leftOut] };
}

/** A test file that has labels under another name is an error; one that has none is told. */
function withoutLabels({ train, test }: Required<Tables>, roles: Roles, extra: readonly number[]): Tested {
  const name = nameOf(train, roles.label);
  const other = extra.find((place) => nameStrength(test.columns[place]?.name ?? '') === 'strong');
  if (other !== undefined) {
    throw new DatasetError(
      `${test.file}: expected the classes in column ${name} as in ${train.file}, found a column ${nameOf(test, other)} instead; name them alike`,
    );
  }
  return { test: undefined, leftOut: [splitLeftOut(test, `its rows have no labels, since it has no column ${name}`)] };
}

function extraLeftOut(train: Table, test: Table, extra: readonly number[]): LeftOut[] {
  const names = extra.map((place) => `${nameOf(test, place)} of ${test.file}`);
  return names.length > 0
    ? [{ what: 'column', names, count: names.length, why: `${train.file} has none of that name` }]
    : [];
}

function splitLeftOut(test: Table, why: string): LeftOut {
  return { what: 'split', names: [test.file], count: 1, why };
}

function checkRows({ file, rows }: Table): void {
  if (rows === 0) throw new DatasetError(`${file}: expected at least one sample, found none`);
}
