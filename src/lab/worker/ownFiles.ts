import { openArchive } from '../../../datasets/archive.ts';
import { DatasetError } from '../../../datasets/dataset.ts';
import { type FileTree, isHidden } from '../../../datasets/tree.ts';
import type { OwnFile } from '../protocol.ts';

const ARCHIVE_NAME = /\.(tar|tar\.gz|tgz|zip|npz)$/i;

/** The user's files as a tree; a single archive is opened. Nothing else is read before it is needed. */
export async function ownFiles(name: string, files: readonly OwnFile[]): Promise<FileTree> {
  const [only] = files;
  if (only !== undefined && files.length === 1 && ARCHIVE_NAME.test(only.path)) {
    const archive = await openArchive(await bytesOf(only), only.path);
    if (archive) return archive;
    throw new DatasetError(`${only.path}: expected an archive, its content is of another kind; get it again`);
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
