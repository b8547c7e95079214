import { openArchive } from '../../../../datasets/archives/archive.ts';
import { DatasetError } from '../../../../datasets/dataset.ts';
import { type FileTree, isHidden } from '../../../../datasets/tree.ts';
import type { OwnFile } from '../../protocol/values.ts';

const ARCHIVE_NAME = /\.(tar|tar\.gz|tgz|zip|npz)$/i;

/**
 * The user's files as a tree: those of one folder by their paths in it, others as they are; a single archive is opened.
 * Nothing else is read before it is needed.
 */
export async function ownFiles(name: string, files: readonly OwnFile[]): Promise<FileTree> {
  const [only] = files;
  if (only !== undefined && files.length === 1 && ARCHIVE_NAME.test(only.path)) {
    const archive = await openArchive(await bytesOf(only), only.path);
    if (archive) return archive;
    throw new DatasetError(`${only.path}: expected an archive, its content is of another kind; get it again`);
  }
  const loose = !files.every(({ path }) => path.startsWith(`${name}/`));
  const inside = files.map((file) => [loose ? file.path : file.path.slice(name.length + 1), file] as const);
  const visible = new Map(inside.filter(([path]) => !isHidden(path)));
  return {
    path: only !== undefined && files.length === 1 && loose ? only.path : name,
    loose,
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
