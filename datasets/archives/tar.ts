import { unpackTar } from 'modern-tar';
import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import { type FileTree, isHidden } from '../tree.ts';
import { gunzip, isGzip } from './gzip.ts';

/**
 * The most bytes that one byte of gzip may inflate to. Images and image batches hardly shrink; tar headers do, so that
 * an archive of CIFAR-10's 300-byte JPEG files shrinks to a fifth.
 */
const LARGEST_EXPANSION = 64;
const ALWAYS_ALLOWED = 2 ** 24;

/** POSIX and GNU archives both say `ustar` in their first header. */
export function isTar(bytes: Bytes): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(257, 262)) === 'ustar';
}

/** Opens a tar archive, gzipped or not, in memory; DatasetError where it is cut off or damaged. */
export async function openTar(bytes: Bytes, path: string): Promise<FileTree> {
  const files = await unpack(isGzip(bytes) ? await inflate(bytes, path) : bytes, path);
  return { path, entries: [...files.keys()], read: (entry) => readFrom(files, entry, path) };
}

async function inflate(bytes: Bytes, path: string): Promise<Bytes> {
  const limit = Math.max(ALWAYS_ALLOWED, LARGEST_EXPANSION * bytes.length);
  const archive = await gunzip(bytes, path, limit + 1);
  if (archive.length <= limit) return archive;
  throw new DatasetError(
    `${path}: expected an archive of images, found one that inflates to more than ${LARGEST_EXPANSION} times its size; unpack it and give the folder`,
  );
}

/** Files and folders by path; folders have no bytes. */
async function unpack(archive: Bytes, path: string): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>();
  try {
    for (const { header, data } of await unpackTar(archive, { strict: true })) {
      const name = header.name.replace(/^(\.?\/)+/, '');
      if (name === '' || isHidden(name)) continue;
      if (header.type === 'directory') files.set(name.replace(/\/*$/, '/'), new Uint8Array());
      else if (header.type === 'file') files.set(name, (data ?? new Uint8Array()) as Bytes);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${path}: expected a whole tar archive, it is cut off or damaged (${reason}); get it again`,
      {
        cause,
      },
    );
  }
  return files;
}

async function readFrom(files: ReadonlyMap<string, Bytes>, entry: string, path: string): Promise<Bytes> {
  const bytes = files.get(entry);
  if (bytes === undefined) throw new DatasetError(`${path}: expected ${entry} in the archive, it is missing`);
  return bytes;
}
