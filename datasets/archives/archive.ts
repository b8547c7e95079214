import type { Bytes } from '../source.ts';
import type { FileTree } from '../tree.ts';
import { isGzip } from './gzip.ts';
import { openGzip } from './openGzip.ts';
import { refuseByContent } from './refused.ts';
import { isTar, openTar } from './tar.ts';
import { isZip, openZip } from './zip.ts';

/** Whether a file's name says that it is opened as an archive; a file that is merely gzipped is one too. */
export function isArchiveName(path: string): boolean {
  return /\.(tar|tgz|zip|gz)$/i.test(path);
}

/**
 * Opens a .tar, .tar.gz or .zip in memory, or a gzip of one file as a tree of this file. Undefined for bytes of
 * another kind; DatasetError for a damaged archive and for one of a format that is not read.
 */
export async function openArchive(bytes: Bytes, path: string): Promise<FileTree | undefined> {
  if (isZip(bytes)) return openZip(bytes, path);
  if (isGzip(bytes)) return openGzip(bytes, path);
  if (isTar(bytes)) return openTar(bytes, path);
  refuseByContent(bytes, path);
  return undefined;
}
