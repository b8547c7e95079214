import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import { baseName, type FileTree } from '../tree.ts';
import { gunzip } from './gzip.ts';
import { INFLATION_LIMIT_WORDS, mostInflated } from './inflation.ts';
import { refuseByContent } from './refused.ts';
import { isTar, openTar } from './tar.ts';

/**
 * Opens a gzip in memory: a tar archive, or one file, which keeps its name without `.gz`. DatasetError where it is cut off
 * or damaged, or inflates to more than an archive may.
 */
export async function openGzip(bytes: Bytes, path: string): Promise<FileTree> {
  const content = await inflate(bytes, path);
  if (isTar(content) || /\.(tgz|tar\.gz)$/i.test(path)) return openTar(content, path);
  refuseByContent(content, path);
  const entry = baseName(path).replace(/\.gz$/i, '');
  return { path, entries: [entry], read: async () => content };
}

async function inflate(bytes: Bytes, path: string): Promise<Bytes> {
  const most = mostInflated(bytes.length);
  const content = await gunzip(bytes, path, most + 1);
  if (content.length <= most) return content;
  throw new DatasetError(
    `${path}: expected data that are gzipped, found some that inflate to more than ${INFLATION_LIMIT_WORDS}; unpack it and give the folder`,
  );
}
