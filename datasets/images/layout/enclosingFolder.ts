import { useOfFolder } from './splitFolders.ts';

/**
 * The folders that every picture lies in, such as the archive's own name, with a `/` at the end; empty where there are
 * none. A folder of pictures to train with is no such folder, nor is one that pictures lie in directly.
 */
export function enclosingFolder(pictures: readonly string[]): string {
  let top = '';
  for (;;) {
    const first = (pictures[0] ?? '').slice(top.length).split('/')[0] ?? '';
    const inner = `${top}${first}/`;
    const encloses = (entry: string) => entry.startsWith(inner) && entry.indexOf('/', inner.length) > 0;
    if (pictures.length === 0 || useOfFolder(first) === 'train' || !pictures.every(encloses)) return top;
    top = inner;
  }
}
