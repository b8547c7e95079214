import { DatasetError, type SkippedFile } from '../../dataset.ts';
import { counted } from '../../reading/words.ts';
import { type FileTree, pathIn } from '../../tree.ts';
import { useOfFolder } from '../layout/splitFolders.ts';
import type { NamingTable } from './namingTables.ts';
import type { PicturedRow } from './picturedTable.ts';
import type { PictureIndex } from './pictureIndex.ts';

/** The rows of a table with their pictures, and those whose picture is not there. */
export interface NamedRows {
  readonly rows: readonly PicturedRow[];
  readonly missing: readonly SkippedFile[];
}

/**
 * Finds the picture of each row. DatasetError where a cell may mean several, where two rows name one, and where some are not
 * there, unless these are left out.
 */
export async function nameRows(
  tree: FileTree,
  naming: NamingTable,
  index: PictureIndex,
  skipBad: boolean,
): Promise<NamedRows> {
  const { table, column, folder } = naming;
  const cells = await table.words(column);
  const rows: PicturedRow[] = [];
  const lacking: number[] = [];
  const rowOf = new Map<string, number>();
  for (const [row, cell] of cells.entries()) {
    const entry = onlyOne(naming, row, cell, index.find(cell, folder));
    if (entry === undefined) {
      lacking.push(row);
      continue;
    }
    const first = rowOf.get(entry);
    if (first !== undefined) throw twice(naming, cell, [first, row]);
    rowOf.set(entry, row);
    rows.push({ row, picture: { name: pathIn(tree, entry), path: entry, read: () => tree.read(entry) } });
  }
  if (lacking.length > 0 && (!skipBad || rows.length === 0)) throw notThere(naming, cells, lacking);
  const where = (row: number) => `${cellWords(naming, row)} of ${table.file} names it, and it is not there`;
  return { rows, missing: lacking.map((row) => ({ file: cells[row] ?? '', why: where(row) })) };
}

/** Where several pictures have the name, the one of the split that the table speaks of. */
function onlyOne(naming: NamingTable, row: number, cell: string, found: readonly string[]): string | undefined {
  if (found.length < 2) return found[0];
  const own = found.filter((entry) => splitIn(entry) === naming.use);
  if (own.length === 1) return own[0];
  throw new DatasetError(
    `${naming.table.file}: expected ${cellWords(naming, row)} to name one picture, found ${cell} as ${found.slice(0, 3).join(' and ')}; write its path from the folder of the table`,
  );
}

function splitIn(entry: string) {
  return entry
    .split('/')
    .slice(0, -1)
    .map(useOfFolder)
    .find((use) => use !== undefined);
}

function twice(naming: NamingTable, cell: string, [first, second]: readonly [number, number]): DatasetError {
  const { table } = naming;
  return new DatasetError(
    `${table.file}: expected each picture in one row, found ${cell} in row ${table.placeOf(first)} and in row ${table.placeOf(second)}; keep one of them`,
  );
}

function notThere(naming: NamingTable, cells: readonly string[], lacking: readonly number[]): DatasetError {
  const [first = 0] = lacking;
  const name = cells[first] === '' ? 'no name' : `${cells[first]}, which is not there`;
  const more = lacking.length > 1 ? `, and ${lacking.length - 1} more like it` : '';
  return new DatasetError(
    `${naming.table.file}: expected a picture for each of the ${counted(cells.length, 'row')}, found ${name}, in ${cellWords(naming, first)}${more}; put them there, or leave the rows out with --skip-bad`,
  );
}

function cellWords({ table, column }: NamingTable, row: number): string {
  return `row ${table.placeOf(row)}, column ${table.columns[column]?.name}`;
}
