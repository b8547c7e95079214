import type { AssembledTables } from '../../assembly/assembledTables.ts';
import { nameStrength } from '../../assembly/roles/labelNames.ts';
import { DatasetError, type SkippedFile } from '../../dataset.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { listed } from '../../reading/words.ts';
import type { Table } from '../../tables/table.ts';
import type { FileTree } from '../../tree.ts';
import { type FoundFiles, findPictures } from '../layout/findPictures.ts';
import { filesLeftOut, leftOut } from '../layout/leftOut.ts';
import { useOfFolder } from '../layout/splitFolders.ts';
import { nameRows } from './nameRows.ts';
import { isMetadata, type NamingTable, namingTables, tablesBeside } from './namingTables.ts';
import { type PicturedRow, picturedTable } from './picturedTable.ts';
import { PictureIndex } from './pictureIndex.ts';

/** Tables of pictures, and the pictures that they name and that are not there. */
export interface NamedTables extends Omit<AssembledTables, 'name'> {
  readonly missing: readonly SkippedFile[];
}

/**
 * The tables of a tree that name its pictures, with the pictures in the place of their names: `metadata.csv` and
 * `metadata.jsonl` as hubs have them, or any table with a column of file names. Undefined where there is none, or where
 * pictures lie in folders of classes and nothing says that the table is meant. DatasetError where several would do.
 */
export async function namedTables(
  tree: FileTree,
  options: ReadingOptions,
  hasClassFolders: boolean,
): Promise<NamedTables | undefined> {
  const beside = tablesBeside(tree);
  const asked = [options.label, options.id, options.split, options.group].some((name) => name !== undefined);
  if (beside.length === 0 || (hasClassFolders && !asked && !beside.some(isMetadata))) return undefined;
  const found = await findPictures(tree);
  const index = new PictureIndex(found.pictures);
  const chosen = chooseTables(tree, await namingTables(tree, beside, index));
  if (chosen === undefined || (hasClassFolders && !asked && !namesClasses(chosen.train.table))) return undefined;
  return read(tree, chosen, { found, index, options });
}

/** Whether a column's name says that it holds classes; folders of classes say it otherwise. */
function namesClasses({ columns }: Table): boolean {
  return columns.some(({ name }) => nameStrength(name) !== 'none');
}

/** The tables of each split. */
interface ChosenTables {
  readonly train: NamingTable;
  readonly test: NamingTable | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** Validation tests where no table is for testing. */
function chooseTables(tree: FileTree, naming: readonly NamingTable[]): ChosenTables | undefined {
  const of = (use: NamingTable['use']) => naming.filter((one) => one.use === use);
  const trains = of('train').length > 0 ? of('train') : of(undefined);
  const tests = of('test').length > 0 ? of('test') : of('validation');
  for (const several of [trains, tests]) if (several.length > 1) throw inDoubt(tree, several);
  const [[train], [test]] = [trains, tests];
  if (train === undefined) return undefined;
  const unused = of('validation')
    .filter((one) => one !== test)
    .map(({ entry }) => entry);
  return { train, test, leftOut: leftOut('split', unused, 'it is neither to train nor to test with') };
}

function inDoubt(tree: FileTree, tables: readonly NamingTable[]): DatasetError {
  return new DatasetError(
    `${tree.path}: expected one table that names the pictures, or one each in train and test, found ${listed(tables.map(({ entry }) => entry))}; keep one of them, or join them`,
  );
}

interface Resolving {
  readonly found: FoundFiles;
  readonly index: PictureIndex;
  readonly options: ReadingOptions;
}

async function read(tree: FileTree, chosen: ChosenTables, { found, index, options }: Resolving): Promise<NamedTables> {
  const { train, test } = chosen;
  const skipBad = options.skipBad ?? false;
  const trained = await nameRows(tree, train, index, skipBad);
  const tested = test && { ...test, ...(await nameRows(tree, test, index, skipBad)) };
  const parted = test || options.split !== undefined ? undefined : byFolders(trained.rows);
  const testRows = tested ?? (parted && { ...train, rows: parted.test });
  return {
    train: picturedTable(train.table, train.column, parted?.train ?? trained.rows),
    ...(testRows && { test: picturedTable(testRows.table, testRows.column, testRows.rows) }),
    leftOut: [
      ...chosen.leftOut,
      ...leftOut('file', pathsOf(parted?.unused ?? []), 'in a folder that neither trains nor tests'),
      ...unnamedFiles(chosen, found, pathsOf([...trained.rows, ...(tested?.rows ?? [])])),
    ],
    missing: [...trained.missing, ...(tested?.missing ?? [])],
  };
}

/** Pictures that no row names, and all other files. */
function unnamedFiles({ train, test }: ChosenTables, found: FoundFiles, named: readonly string[]): LeftOut[] {
  const tables = [train, ...(test ? [test] : [])].map(({ entry }) => entry);
  const known = new Set(named);
  const unnamed = found.pictures.filter((entry) => !known.has(entry));
  const others = found.others.filter((entry) => !tables.includes(entry));
  return [
    ...leftOut('file', unnamed, `not named in any row of ${listed(tables)}`),
    ...filesLeftOut('', { ...found, others }),
  ];
}

function pathsOf(rows: readonly PicturedRow[]): string[] {
  return rows.flatMap(({ picture }) => picture.path ?? []);
}

/** Rows by the folders of their pictures, where each lies in a folder of a split and some train and some test. */
function byFolders(rows: readonly PicturedRow[]) {
  const sides: Record<'train' | 'validation' | 'test', PicturedRow[]> = { train: [], validation: [], test: [] };
  for (const row of rows) {
    const use = row.picture.path
      ?.split('/')
      .slice(0, -1)
      .map(useOfFolder)
      .find((one) => one !== undefined);
    if (use === undefined) return undefined;
    sides[use].push(row);
  }
  const { train, validation, test } = sides;
  if (train.length === 0 || test.length + validation.length === 0) return undefined;
  return test.length > 0 ? { train, test, unused: validation } : { train, test: validation, unused: [] };
}
