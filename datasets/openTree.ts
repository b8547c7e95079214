import { DatasetError } from './dataset.ts';
import { isGzip } from './gzip.ts';
import type { Bytes, DatasetSource } from './source.ts';
import { openTar } from './tar.ts';
import { type FileTree, isHidden } from './tree.ts';

/** `folder/train/class/image.png` is the deepest path that any layout has. */
const DEPTH = 4;

/** Opens a folder or an archive; undefined where nothing is there. */
export async function openTree(source: DatasetSource, path: string, depth = DEPTH): Promise<FileTree | undefined> {
  const kind = await source.kindOf(path);
  if (kind === 'missing') return undefined;
  if (kind === 'folder') return openFolder(source, path, depth);
  const bytes = await source.read(path);
  if (isGzip(bytes) || isTar(bytes)) return openTar(bytes, path);
  throw new DatasetError(`${path}: expected a folder, a .tar or a .tar.gz, found a file of another kind`);
}

async function openFolder(source: DatasetSource, path: string, depth: number): Promise<FileTree> {
  const entries = (await source.list(path, depth)).filter((entry) => !isHidden(entry));
  return { path, entries, read: (entry) => source.read(`${path}/${entry}`) };
}

/** POSIX and GNU archives both say `ustar` in their first header. */
function isTar(bytes: Bytes): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(257, 262)) === 'ustar';
}
