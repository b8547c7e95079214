import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { Bytes, DatasetSource, RangedFile } from '../../../datasets/source.ts';
import { cacheFolder } from './cacheFolder.ts';
import { downloadFile } from './download.ts';
import { errorCode } from './errorCode.ts';
import { decodeImage } from './images.ts';
import { readRange } from './readRange.ts';

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
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function open(path: string): Promise<RangedFile> {
  try {
    const { size } = await stat(path);
    return { byteLength: size, slice: (start, end) => readPart(path, start, end) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readPart(path: string, start: number, end: number): Promise<ArrayBuffer> {
  try {
    const part = await readRange(path, start, end);
    if (part.byteLength === end - start) return part;
  } catch (error) {
    throw unreadable(path, error);
  }
  throw new DatasetError(
    `${path}: expected the file to stay as it is while it is read, it became shorter; start again`,
  );
}

async function listFolder(folder: string, depth: number): Promise<string[]> {
  const entries: string[] = [];
  for (const entry of await readFolder(folder)) {
    const isFolder =
      entry.isDirectory() || (entry.isSymbolicLink() && (await kindOf(join(folder, entry.name))) === 'folder');
    entries.push(isFolder ? `${entry.name}/` : entry.name);
    if (!isFolder || depth === 1) continue;
    const below = await listFolder(join(folder, entry.name), depth - 1);
    for (const path of below) entries.push(`${entry.name}/${path}`);
  }
  return entries;
}

async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function unreadable(path: string, error: unknown): DatasetError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DatasetError(`${path}: expected a file or folder that can be read, the system refused (${reason})`, {
    cause: error,
  });
}
