import { FolderError, type FolderSource } from '../folder.ts';

/** Files that a page was given, as a folder; only what is asked for is read of them. */
export function fileFolder(location: string, files: ReadonlyMap<string, File>): FolderSource {
  return {
    location,
    has: async (name) => files.has(name),
    async open(name) {
      const file = files.get(name);
      if (file === undefined) throw new FolderError(`cannot read ${location}/${name}: there is no such file`);
      const slice = (start: number, end = file.size) => bytesOf(file.slice(start, end), `${location}/${name}`);
      return { byteLength: file.size, slice };
    },
  };
}

/** A file that has changed since it was chosen cannot be read any more. */
async function bytesOf(blob: Blob, path: string): Promise<ArrayBuffer> {
  try {
    return await blob.arrayBuffer();
  } catch (cause) {
    throw new FolderError(`cannot read ${path}: the file has changed or is gone; choose it again`, { cause });
  }
}
