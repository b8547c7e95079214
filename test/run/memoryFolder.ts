import { type Folder, FolderError, type PendingFile } from '../../src/platform/folder.ts';

/** A folder in memory, as a browser would hold it before it becomes an archive. */
export interface MemoryFolder extends Folder {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Names of the files that were begun and neither committed nor discarded. */
  readonly pending: Set<string>;
}

/** An empty folder. With a `capacity` in bytes it refuses what exceeds it, as a full disk does. */
export function memoryFolder(capacity = Number.POSITIVE_INFINITY): MemoryFolder {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const pending = new Set<string>();
  let used = 0;
  const begin = async (name: string): Promise<PendingFile> => {
    let content = new Uint8Array(0);
    pending.add(name);
    return {
      async append(bytes) {
        const fitting = bytes.subarray(0, Math.min(bytes.length, capacity - used));
        used += fitting.length;
        const grown = new Uint8Array(content.length + fitting.length);
        grown.set(content);
        grown.set(fitting, content.length);
        content = grown;
        if (fitting.length < bytes.length) throw new FolderError(`cannot write memory/${name}: the disk is full`);
      },
      async truncate(byteLength) {
        used -= content.length - byteLength;
        content = content.slice(0, byteLength);
      },
      async rewrite(offset, bytes) {
        content.set(bytes, offset);
      },
      async commit() {
        pending.delete(name);
        files.set(name, content);
      },
      async discard() {
        if (pending.delete(name)) used -= content.length;
      },
    };
  };
  return {
    location: 'memory',
    files,
    pending,
    begin,
    async names(under) {
      const prefix = under === '' ? '' : `${under}/`;
      const inside = [...files.keys()].filter((name) => name.startsWith(prefix));
      return inside.map((name) => name.slice(prefix.length)).filter((name) => !name.includes('/'));
    },
    async remove(name) {
      files.delete(name);
    },
    async has(name) {
      return files.has(name);
    },
    async open(name) {
      const content = files.get(name);
      if (!content) throw new FolderError(`cannot read memory/${name}: there is no such file`);
      return { byteLength: content.length, slice: async (start, end) => content.buffer.slice(start, end) };
    },
  };
}
