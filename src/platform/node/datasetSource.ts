import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { Bytes, DatasetSource, RangedFile } from '../../../datasets/source.ts';
import { cacheFolder } from './cacheFolder.ts';
import { downloadFile } from './download.ts';
import { errorCode } from './errorCode.ts';
import { decodeImage } from './images.ts';
import { RangedReader } from './rangedReader.ts';

/** Data sets from disk: from the user's folder where there is one, else from the cache, filled by download. */
export function nodeDatasetSource(dataDir?: string): DatasetSource {
  const files = { kindOf, read, open, list: listFolder, decodeImage };
  if (dataDir !== undefined) return { folder: resolve(dataDir), ...files };
  return { folder: join(cacheFolder(), 'datasets'), ...files, download: downloadFile };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return 'missing';
    throw unreadable(path, error);
  }
}

async function read(path: string): Promise<Bytes> {
  try {
    await sizeOf(path);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The length of a file. DatasetError for a pipe or a device: reading it would wait, or never end. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
  if (found.isFile()) return found.size;
  const kind = found.isDirectory() ? 'a folder' : found.isFIFO() ? 'a named pipe' : 'a device or a socket';
  throw new DatasetError(`${path}: expected a file, found ${kind}; remove it, or put a file in its place`);
}

async function open(path: string): Promise<RangedFile> {
  try {
    const reader = new RangedReader(path, await sizeOf(path));
    return { byteLength: reader.byteLength, slice: (start, end) => readPart(reader, path, start, end) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readPart(reader: RangedReader, path: string, start: number, end: number): Promise<ArrayBuffer> {
  try {
    const part = await reader.read(start, end);
    if (part.byteLength === end - start) return part;
  } catch (error) {
    throw unreadable(path, error);
  }
  throw new DatasetError(
    `${path}: expected the file to stay as it is while it is read, it became shorter; start again`,
  );
}

/** More entries are no data set but a whole disk, or links that lead to each other. */
const MOST_ENTRIES = 5_000_000;

async function listFolder(folder: string, depth: number): Promise<string[]> {
  const entries: string[] = [];
  await listInto(entries, { folder, prefix: '', depth, entered: [await trueName(folder)] });
  return entries;
}

/** A folder within the one that is listed, and the true paths of the folders on the way to it, its own last. */
interface ListedFolder {
  readonly folder: string;
  readonly prefix: string;
  readonly depth: number;
  readonly entered: readonly string[];
}

/** Lists a folder and what lies below it, but for links that lead back to a folder on the way. */
async function listInto(entries: string[], { folder, prefix, depth, entered }: ListedFolder): Promise<void> {
  for (const entry of await readFolder(folder)) {
    const path = join(folder, entry.name);
    const isLink = entry.isSymbolicLink();
    const isFolder = entry.isDirectory() || (isLink && (await kindOf(path)) === 'folder');
    const here = isFolder && isLink ? await trueName(path) : join(entered.at(-1) ?? '', entry.name);
    if (isFolder && entered.includes(here)) continue;
    if (entries.push(`${prefix}${entry.name}${isFolder ? '/' : ''}`) > MOST_ENTRIES) throw tooMany(path);
    const below = { folder: path, prefix: `${prefix}${entry.name}/`, depth: depth - 1, entered: [...entered, here] };
    if (isFolder && depth > 1) await listInto(entries, below);
  }
}

async function trueName(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function tooMany(path: string): DatasetError {
  return new DatasetError(
    `${path}: expected a folder with data, found more than ${MOST_ENTRIES} files and folders up to here; name a folder further down`,
  );
}

async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function unreadable(path: string, error: unknown): DatasetError {
  if (error instanceof DatasetError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  // Names that are not UTF-8 come with this character in place of their bytes, and name no file any more.
  const found = path.includes('\ufffd')
    ? 'found a name that is not UTF-8; rename it'
    : `the system refused (${reason}); check where it leads and who may read it`;
  return new DatasetError(`${path}: expected a file or folder that can be read, ${found}`, { cause: error });
}
