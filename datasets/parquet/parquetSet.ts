import { DatasetError } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Tables } from '../tables/table.ts';
import { type FileTree, openEntry, pathIn } from '../tree.ts';
import { isParquetName } from './parquetName.ts';
import { ParquetTable } from './parquetTable.ts';
import { openShards } from './shard.ts';

const SPLITS = ['train', 'test', 'validation'] as const;
type Split = (typeof SPLITS)[number];

const WORDS: Readonly<Record<Split, RegExp>> = {
  train: /(^|[_\-. ])(train|training)([_\-. ]|$)/i,
  test: /(^|[_\-. ])(test|testing)([_\-. ]|$)/i,
  validation: /(^|[_\-. ])(val|valid|validation|dev)([_\-. ]|$)/i,
};

/** Numbers in names count, so that shard 10 comes after shard 9. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

/** Whether a tree has Parquet files. */
export function holdsParquet(tree: FileTree): boolean {
  return tree.entries.some(isParquetName);
}

/**
 * Reads the Parquet files of a tree: those whose name or folder speaks of train, one after the other, and those to test
 * with; all as one table where none does. DatasetError naming the file.
 */
export async function readParquetTables(tree: FileTree): Promise<Tables> {
  const { train, test, leftOut } = layOut(tree);
  return {
    train: await tableOf(tree, train, leftOut),
    ...(test.length > 0 && { test: await tableOf(tree, test, []) }),
  };
}

/** The split that a path speaks of, its file before its folders; undefined where it speaks of none. */
export function splitOfPath(path: string): Split | undefined {
  const parts = path.split('/').reverse();
  return parts.map((part) => SPLITS.find((split) => WORDS[split].test(part))).find((split) => split !== undefined);
}

interface Layout {
  readonly train: readonly string[];
  readonly test: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

function layOut({ entries }: FileTree): Layout {
  const files = entries.filter(isParquetName).sort((a, b) => BY_NAME.compare(a, b));
  const of = (split: Split | undefined) => files.filter((file) => splitOfPath(file) === split);
  const [train, test, validation, others] = [of('train'), of('test'), of('validation'), of(undefined)];
  if (train.length === 0) {
    const given = others.length > 0 ? others : validation.length > 0 ? validation : test;
    return { train: given, test: given === test ? [] : test, leftOut: given === validation ? [] : split(validation) };
  }
  const leftOut = others.length > 0 ? [unsplit(others)] : [];
  if (test.length === 0) return { train, test: validation, leftOut };
  return { train, test, leftOut: [...leftOut, ...split(validation)] };
}

function split(files: readonly string[]): LeftOut[] {
  if (files.length === 0) return [];
  return [{ what: 'split', names: files.slice(0, 3), count: files.length, why: 'the test split is used to test with' }];
}

function unsplit(files: readonly string[]): LeftOut {
  const why = 'their names speak of no split, as those of others do';
  return { what: 'file', names: files.slice(0, 3), count: files.length, why };
}

async function tableOf(tree: FileTree, entries: readonly string[], leftOut: readonly LeftOut[]): Promise<ParquetTable> {
  const files = entries.map(async (entry) => ({
    entry,
    path: pathIn(tree, entry),
    file: await openEntry(tree, entry),
  }));
  const [first, ...more] = entries;
  if (first === undefined) throw new DatasetError(`${tree.path}: expected Parquet files, found none`);
  const name = more.length > 0 ? `${pathIn(tree, first)} and ${more.length} more` : pathIn(tree, first);
  return ParquetTable.of(name, await openShards(await Promise.all(files)), leftOut);
}
