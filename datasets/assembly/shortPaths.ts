import type { Reading } from '../reading/reading.ts';
import type { Table } from '../tables/table.ts';
import { baseName } from '../tree.ts';

/** Leaves out, of the paths in a text, the folders that all files of a data set lie in. */
export type Shortening = (text: string) => string;

/** How paths are written where the data set itself is named already: from the folder on that holds all files of it. */
export function shortPaths(tables: readonly Table[]): Shortening {
  const paths = tables.flatMap(({ file, columns }) => [file, ...columns.flatMap((column) => column.file ?? [])]);
  const folder = sharedFolder([...new Set(paths)]);
  return (text) => (folder === '' ? text : text.replaceAll(folder, ''));
}

/** The same reading with shorter paths. */
export function shortenReading(reading: Reading, shorten: Shortening): Reading {
  return {
    ...reading,
    files: reading.files.map((file) => ({ ...file, path: shorten(file.path) })),
    labels: shorten(reading.labels),
    leftOut: reading.leftOut.map((one) => ({ ...one, names: one.names.map(shorten), why: shorten(one.why) })),
    test: shorten(reading.test),
    notes: reading.notes.map(shorten),
  };
}

/** The folders, with a `/` at the end, that all paths begin with; empty where there are none. */
function sharedFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.slice(0, path.length - baseName(path).length).split('/'));
  const [first = []] = folders;
  const differs = first.findIndex((name, i) => folders.some((other) => other[i] !== name));
  const shared = differs < 0 ? first : first.slice(0, differs);
  const folder = shared.join('/');
  return folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
}
