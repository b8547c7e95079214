import { DatasetError } from '../../../datasets/dataset.ts';
import { openTar } from '../../../datasets/tar.ts';
import { type FileTree, isHidden } from '../../../datasets/tree.ts';
import type { OwnFile } from '../protocol.ts';

/** The user's files as a tree; a single .tar or .tar.gz is opened. Nothing is read before it is needed. */
export async function ownFiles(name: string, files: readonly OwnFile[]): Promise<FileTree> {
  const [only] = files;
  if (only !== undefined && files.length === 1 && /\.(tar|tar\.gz|tgz)$/i.test(only.path)) {
    return openTar(await bytesOf(only), only.path);
  }
  const visible = new Map(files.filter(({ path }) => !isHidden(path)).map((file) => [file.path, file]));
  return {
    path: name,
    entries: [...visible.keys()],
    async read(entry) {
      const file = visible.get(entry);
      if (file === undefined) throw new DatasetError(`${name}: expected ${entry} among the files, it is missing`);
      return bytesOf(file);
    },
  };
}

async function bytesOf({ path, file }: OwnFile) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new DatasetError(`${path}: expected a file that can be read, the browser refused; choose it again`, {
      cause,
    });
  }
}
