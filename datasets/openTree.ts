import { isArchiveName, openArchive } from './archives/archive.ts';
import { refuseByName, refusedFormat } from './archives/refused.ts';
import { isArrayName } from './arrays/namedArrays.ts';
import { isIdxName } from './binary/idxNames.ts';
import { DatasetError } from './dataset.ts';
import { remedyByName } from './nothingToRead.ts';
import { isParquetName } from './parquet/parquetName.ts';
import { someOf } from './reading/words.ts';
import type { DatasetSource } from './source.ts';
import { isTextTableName } from './tables/text/file/textNames.ts';
import { baseName, type FileTree, isHidden, pathIn } from './tree.ts';

/** Pictures lie in the folders of their classes or anywhere below them; nobody's lie deeper than this. */
const DEPTH = 32;

/** Opens a folder or an archive; undefined where nothing is there. */
export async function openTree(source: DatasetSource, path: string, depth = DEPTH): Promise<FileTree | undefined> {
  const kind = await source.kindOf(path);
  if (kind === 'missing') return undefined;
  if (kind === 'folder') return openFolder(source, path, depth);
  if (isReadByItself(path)) return openFile(source, path);
  refuseByName(path);
  const archive = await openArchive(await source.read(path), path);
  if (archive) return archive;
  throw new DatasetError(
    `${path}: expected a folder, a .tar, .tar.gz, .zip or .npz, a .csv or a .parquet, found a file of another kind; ${remedyByName(path)}`,
  );
}

/** Files that a reader of their own opens. */
function isReadByItself(path: string): boolean {
  return isTextTableName(path) || isParquetName(path) || isArrayName(path) || isIdxName(path);
}

/** A tree of this file alone, whatever lies beside it. */
function openFile(source: DatasetSource, path: string): FileTree {
  const entry = baseName(path);
  const { open } = source;
  return {
    path: path.slice(0, -entry.length - 1) || '.',
    entries: [entry],
    read: () => source.read(path),
    ...(open && { open: () => open(path) }),
  };
}

/**
 * The archive that a folder holds and nothing else, or else the folder itself. DatasetError where it holds several archives
 * and nothing else, and for a file of a format that is not read.
 */
export async function openOnlyArchive(tree: FileTree): Promise<FileTree> {
  const files = tree.entries.filter((entry) => !entry.endsWith('/'));
  const isPacked = (entry: string) =>
    !isReadByItself(entry) && (isArchiveName(entry) || refusedFormat(entry) !== undefined);
  const [only, ...others] = files.every(isPacked) ? files : [];
  if (only === undefined) return tree;
  const path = pathIn(tree, only);
  refuseByName(path);
  if (others.length > 0) {
    throw new DatasetError(
      `${tree.path}: expected data files or one archive of them, found ${someOf(files, 4)}; unpack them and give the folder`,
    );
  }
  return (await openArchive(await tree.read(only), path)) ?? tree;
}

async function openFolder(source: DatasetSource, path: string, depth: number): Promise<FileTree> {
  const { open } = source;
  const entries = (await source.list(path, depth)).filter((entry) => !isHidden(entry));
  return {
    path,
    entries,
    read: (entry) => source.read(`${path}/${entry}`),
    ...(open && { open: (entry: string) => open(`${path}/${entry}`) }),
  };
}
