import type { Bytes } from './source.ts';

/** Files below one name: those of a folder, or those in a tar archive. */
export interface FileTree {
  /** Where it is, for messages. */
  readonly path: string;
  /** Whether its files were given one by one, and lie in no folder that messages could name. */
  readonly loose?: boolean;
  /** Paths inside, separated by `/`; folders end in `/`. Hidden files are left out. */
  readonly entries: readonly string[];
  read(entry: string): Promise<Bytes>;
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
