import { type Folder, FolderError, type PendingFile } from './folder.ts';

/** A folder in memory, as a browser holds it before it becomes an archive. */
export interface MemoryFolder extends Folder {
  /** The complete files by their names. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** A folder that holds these files, and takes more. */
export function memoryFolder(
  location: string,
  content: Iterable<[string, Uint8Array<ArrayBuffer>]> = [],
): MemoryFolder {
  const files = new Map(content);
  return {
    location,
    files,
    begin: async (name) => pendingFile((bytes) => files.set(name, bytes)),
    names: async (under) => namesIn([...files.keys()], under),
    remove: async (name) => void files.delete(name),
    has: async (name) => files.has(name),
    async open(name) {
      const bytes = files.get(name);
      if (bytes === undefined) throw new FolderError(`cannot read ${location}/${name}: there is no such file`);
      return {
        byteLength: bytes.length,
        slice: async (start, end = bytes.length) => bytes.slice(start, end).buffer,
      };
    },
  };
}

/** A file whose buffer grows by doubling, so that it is not copied for each of many small pieces. */
function pendingFile(commit: (bytes: Uint8Array<ArrayBuffer>) => void): PendingFile {
  let [buffer, length] = [new Uint8Array(1024), 0];
  return {
    async append(bytes) {
      if (length + bytes.length > buffer.length) {
        const grown = new Uint8Array(Math.max(2 * buffer.length, length + bytes.length));
        grown.set(buffer.subarray(0, length));
        buffer = grown;
      }
      buffer.set(bytes, length);
      length += bytes.length;
    },
    async truncate(byteLength) {
      length = byteLength;
    },
    rewrite: async (offset, bytes) => buffer.set(bytes, offset),
    commit: async () => commit(buffer.slice(0, length)),
    async discard() {
      length = 0;
    },
  };
}

/** The names directly under a folder, out of names with `/` between their parts; `''` means the folder itself. */
export function namesIn(names: readonly string[], under: string): string[] {
  const prefix = under === '' ? '' : `${under}/`;
  const inside = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return inside.filter((name) => !name.includes('/'));
}
