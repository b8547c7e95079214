import type { LeftOut } from './reading/reading.ts';
import { baseName, type FileTree } from './tree.ts';

/** Files that say something about data and hold none. */
const DOCUMENTS =
  /^(readme|license|licence|copying|changelog|notice|citation|authors|index|makefile)\b|\.(md|rst|html?|pdf|names|bib|ya?ml|toml|py|r|ipynb|sh|docx?|log)$/i;
/** Names that are told of files that are left out. */
const TOLD = 5;

/** The files of a tree that nobody has read: documents, and all others, which somebody may miss. */
export function leftOutFiles(tree: FileTree, used: Iterable<string>): LeftOut[] {
  const read = new Set(used);
  const rest = tree.entries.filter((entry) => !entry.endsWith('/') && !read.has(entry));
  const isDocument = (entry: string) => DOCUMENTS.test(baseName(entry));
  return [
    ...told(
      rest.filter((entry) => !isDocument(entry)),
      ['it is no part of what was read', 'they are no part of what was read'],
    ),
    ...told(rest.filter(isDocument), ['it holds no data', 'they hold no data']),
  ];
}

function told(files: readonly string[], [one, several]: readonly [one: string, several: string]): LeftOut[] {
  const count = files.length;
  return count > 0 ? [{ what: 'file', names: files.slice(0, TOLD), count, why: count === 1 ? one : several }] : [];
}
