import { DatasetError } from '../../dataset.ts';
import type { Table } from '../../tables/table.ts';
import { isTableName, type SplitWord, splitWordOf } from '../../tables/text/file/textNames.ts';
import { textSource } from '../../tables/text/file/textSource.ts';
import { openTextTable } from '../../tables/text/textTable.ts';
import { baseName, type FileTree, pathIn } from '../../tree.ts';
import { jsonLinesTable } from './jsonLines.ts';
import type { PictureIndex } from './pictureIndex.ts';

/** A table that names pictures. */
export interface NamingTable {
  readonly entry: string;
  /** Its folder, with a `/` at the end; empty at the top. */
  readonly folder: string;
  readonly table: Table;
  /** The column with the names. */
  readonly column: number;
  /** The split that its name or its folder speaks of. */
  readonly use: SplitWord | undefined;
}

const JSON_LINES = /\.(jsonl|ndjson)$/i;
const METADATA = /^metadata\./i;
/** Tables deeper down, or beyond so many, are notes on single pictures. */
const MOST_TABLES = 20;

/** The tables that may name pictures: those called metadata where there are any, as hubs have them. */
export function tablesBeside(tree: FileTree): string[] {
  const tables = tree.entries.filter((entry) => isTableName(entry) || isJsonLines(entry));
  const metadata = tables.filter(isMetadata);
  const depth = (entry: string) => entry.split('/').length;
  return (metadata.length > 0 ? metadata : tables).sort((a, b) => depth(a) - depth(b)).slice(0, MOST_TABLES);
}

export function isJsonLines(entry: string): boolean {
  return JSON_LINES.test(entry);
}

/** Whether a file is what hubs name pictures in. */
export function isMetadata(entry: string): boolean {
  return METADATA.test(baseName(entry));
}

/** Those of the tables that name pictures. DatasetError where one that is called metadata cannot be read. */
export async function namingTables(
  tree: FileTree,
  tables: readonly string[],
  index: PictureIndex,
): Promise<NamingTable[]> {
  const naming: NamingTable[] = [];
  for (const entry of tables) {
    const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
    const table = await openTable(tree, entry);
    const column = table && (await namingColumn(table, index, folder));
    if (table && column !== undefined) naming.push({ entry, folder, table, column, use: splitWordOf(entry) });
  }
  return naming;
}

async function openTable(tree: FileTree, entry: string): Promise<Table | undefined> {
  try {
    if (isJsonLines(entry)) return jsonLinesTable(await tree.read(entry), pathIn(tree, entry));
    return await openTextTable(textSource(tree, entry), {});
  } catch (error) {
    if (error instanceof DatasetError && !isMetadata(entry)) return undefined; // Some other table, which nobody asked for.
    throw error;
  }
}

/** Names of columns that name files. */
const FILE_NAME = /^(file|image|img|picture|photo|pic|path|name|id|uuid)|(file|image|img|path|name|_?id)$/i;
/** The share of a column's cells that must name pictures. */
const LEAST_SHARE = 0.5;

/** The column whose cells name pictures: with their endings, or else without, where no two cells are alike. */
async function namingColumn(table: Table, index: PictureIndex, folder: string): Promise<number | undefined> {
  let best: { readonly column: number; readonly score: number } | undefined;
  for (const [column, { name, kind }] of table.columns.entries()) {
    if (kind !== 'words' && kind !== 'numbers') continue;
    const cells = (await table.words(column)).filter((cell) => cell !== '');
    const found = cells.filter((cell) => index.find(cell, folder).length > 0);
    const withEnding = found.filter((cell) => /\.[a-z]+$/i.test(cell)).length;
    const areNames = FILE_NAME.test(name.trim()) && new Set(cells).size === cells.length;
    const share = (areNames ? found.length : withEnding) / Math.max(1, cells.length);
    const score = share + (withEnding > 0 ? 1 : 0);
    if (share >= LEAST_SHARE && score > (best?.score ?? 0)) best = { column, score };
  }
  return best?.column;
}
