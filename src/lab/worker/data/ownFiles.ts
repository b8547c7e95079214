import { DatasetError } from '../../../../datasets/dataset.ts';
import { openOnlyArchive } from '../../../../datasets/openTree.ts';
import type { Bytes } from '../../../../datasets/source.ts';
import { type FileTree, isHidden } from '../../../../datasets/tree.ts';
import type { OwnFile } from '../../protocol/values.ts';

/**
 * The user's files as a tree: those of one folder by their paths in it, others as they are; a single archive is opened.
 * Nothing else is read before it is needed.
 */
export async function ownFiles(name: string, files: readonly OwnFile[]): Promise<FileTree> {
  const [only] = files;
  const loose = !files.every(({ path }) => path.startsWith(`${name}/`));
  const inside = files.map((file) => [loose ? file.path : file.path.slice(name.length + 1), file] as const);
  const visible = new Map(inside.filter(([path]) => !isHidden(path)));
  return openOnlyArchive({
    path: only !== undefined && files.length === 1 && loose ? only.path : name,
    loose,
    entries: [...visible.keys()],
    read: async (entry) => bytesOf(fileOf(entry)),
    async open(entry) {
      const { path, file } = fileOf(entry);
      return { byteLength: file.size, slice: (start, end) => contentOf(file.slice(start, end), path) };
    },
  });

  function fileOf(entry: string): OwnFile {
    const file = visible.get(entry);
    if (file === undefined) throw new DatasetError(`${name}: expected ${entry} among the files, it is missing`);
    return file;
  }
}

async function bytesOf({ path, file }: OwnFile): Promise<Bytes> {
  return new Uint8Array(await contentOf(file, path));
}

async function contentOf(content: Blob, path: string): Promise<ArrayBuffer> {
  try {
    return await content.arrayBuffer();
  } catch (cause) {
    throw new DatasetError(`${path}: expected a file that can be read, the browser refused; choose it again`, {
      cause,
    });
  }
}
