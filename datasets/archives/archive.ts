import type { Bytes } from '../source.ts';
import type { FileTree } from '../tree.ts';
import { isGzip } from './gzip.ts';
import { isTar, openTar } from './tar.ts';
import { isZip, openZip } from './zip.ts';

/** Opens a .tar, .tar.gz, .zip or .npz in memory; undefined for bytes of another kind, DatasetError for a damaged one. */
export async function openArchive(bytes: Bytes, path: string): Promise<FileTree | undefined> {
  if (isZip(bytes)) return openZip(bytes, path);
  return isGzip(bytes) || isTar(bytes) ? openTar(bytes, path) : undefined;
}
