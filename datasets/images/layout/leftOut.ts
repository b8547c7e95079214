import type { LeftOut } from '../../reading/reading.ts';
import type { FoundFiles } from './findPictures.ts';

/** Names that are shown of what was left out. */
const SHOWN = 10;

/** Files or folders that were left out; nothing where there are none. */
export function leftOut(what: LeftOut['what'], names: readonly string[], why: string): LeftOut[] {
  return names.length > 0 ? [{ what, names: names.slice(0, SHOWN), count: names.length, why }] : [];
}

/** Files that are no pictures, and pictures of formats that are not decoded; paths are told from `top` on. */
export function filesLeftOut(top: string, { undecoded, others }: Omit<FoundFiles, 'pictures'>): LeftOut[] {
  const formats = [...undecoded].flatMap(([format, entries]) =>
    leftOut('file', below(top, entries), `${format}, which is not decoded; save as PNG or JPEG`),
  );
  return [...formats, ...leftOut('file', below(top, others), 'without a picture')];
}

/** Paths from a folder on. */
export function below(top: string, entries: readonly string[]): string[] {
  return entries.map((entry) => (entry.startsWith(top) ? entry.slice(top.length) : entry));
}
