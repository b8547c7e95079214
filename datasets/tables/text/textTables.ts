import { DatasetError } from '../../dataset.ts';
import { leftOutFiles } from '../../leftOutFiles.ts';
import type { LeftOut } from '../../reading/reading.ts';
import type { FileTree } from '../../tree.ts';
import type { Table, Tables } from '../table.ts';
import { chooseFiles } from './file/chooseFiles.ts';
import { type FilePair, type FilePairs, pairFiles } from './file/pairFiles.ts';
import { isTableName, mayBeTable } from './file/textNames.ts';
import { textSource } from './file/textSource.ts';
import { type Form, formOf } from './form/form.ts';
import { isNumber } from './form/headerEvidence.ts';
import { joinedColumns } from './joinedColumns.ts';
import { openTextTable } from './textTable.ts';

/** The least rows of a file that no ending calls a table, and the share of them that must have the same cells. */
const LEAST = { rows: 2, steady: 0.9 } as const;

/** The tables of text in a tree: by their names where any says so, else by the content of files such as `wine.data`. */
export async function textFilesOf(tree: FileTree): Promise<readonly string[]> {
  const named = tree.entries.filter(isTableName);
  if (named.length > 0) return named;
  const perhaps = tree.entries.filter(mayBeTable);
  const found: string[] = [];
  // Of a single file that holds text whatever it is, this reader says best what is wrong with it.
  for (const entry of perhaps) if (await isTable(tree, entry, tree.entries.length === 1)) found.push(entry);
  return found;
}

/**
 * Opens the table, or those of both splits, among the files that `textFilesOf` has found; features and labels may lie in
 * files of their own.
 */
export async function openTextTables(tree: FileTree, files: readonly string[]): Promise<Tables> {
  const pairs = pairFiles(files);
  if (pairs) return openPairs(tree, pairs);
  const { train, test, leftOut } = chooseFiles(tree, files);
  const told = leftOut.flatMap(({ names }) => names);
  const used = test === undefined ? [train] : [train, test];
  const others = leftOutFiles(tree, [...used, ...told]);
  const table = await open(tree, train, [...leftOut, ...others]);
  return test === undefined ? { train: table } : { train: table, test: await open(tree, test) };
}

async function openPairs(tree: FileTree, { train, test }: FilePairs): Promise<Tables> {
  const used = [train, test].flatMap((pair) => (pair ? [pair.features, pair.labels] : []));
  const openPair = async ({ features, labels }: FilePair, leftOut: readonly LeftOut[]) =>
    joinedColumns(await open(tree, features, leftOut), await open(tree, labels));
  const table = await openPair(train, leftOutFiles(tree, used));
  return test === undefined ? { train: table } : { train: table, test: await openPair(test, []) };
}

function open(tree: FileTree, entry: string, leftOut: readonly LeftOut[] = []): Promise<Table> {
  return openTextTable(textSource(tree, entry), { separator: separatorByName(entry), leftOut });
}

function separatorByName(entry: string): string {
  return /\.(tsv|tab)(\.gz)?$/i.test(entry) ? '\t' : ',';
}

async function isTable(tree: FileTree, entry: string, only: boolean): Promise<boolean> {
  try {
    const form = await formOf(textSource(tree, entry));
    return only || (form !== undefined && isLikeTable(form));
  } catch (error) {
    if (error instanceof DatasetError) return false;
    throw error;
  }
}

/** Prose has few rows of as many words; rows between spaces must hold numbers besides. */
function isLikeTable({ sample, header, separator }: Form): boolean {
  const fits = sample.filter((cells) => Math.abs(cells.length - header.names.length) <= 1).length;
  if (sample.length < LEAST.rows || fits < LEAST.steady * sample.length) return false;
  return separator !== ' ' || sample.some((cells) => cells.some(isNumber));
}
