import type { Bytes, RangedFile } from './source.ts';

/** Files below one name: those of a folder, or those in a tar archive. */
export interface FileTree {
  /** Where it is, for messages. */
  readonly path: string;
  /** Whether its files were given one by one, and lie in no folder that messages could name. */
  readonly loose?: boolean;
  /** Paths inside, separated by `/`; folders end in `/`. Hidden files are left out. */
  readonly entries: readonly string[];
  read(entry: string): Promise<Bytes>;
  /** The file to be read in parts; left out where all files are in memory already, as those of an archive are. */
  open?(entry: string): Promise<RangedFile>;
}

/** A file of a tree to be read in parts; DatasetError where it cannot be opened. */
export async function openEntry(tree: FileTree, entry: string): Promise<RangedFile> {
  return tree.open ? tree.open(entry) : rangedBytes(await tree.read(entry));
}

function rangedBytes(bytes: Bytes): RangedFile {
  return { byteLength: bytes.length, slice: async (start, end) => bytes.slice(start, end).buffer };
}

/** A file of a tree, for messages. */
export function pathIn({ path, loose = false }: FileTree, entry: string): string {
  return loose ? entry : `${path}/${entry}`;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '');
}

/** Whether any part of the path is a hidden file or folder, or what macOS adds to archives. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
