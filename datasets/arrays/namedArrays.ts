import { listZip } from '../archives/rangedZip.ts';
import { DatasetError } from '../dataset.ts';
import { someOf } from '../reading/words.ts';
import type { RangedFile } from '../source.ts';
import { baseName, type FileTree, openEntry, pathIn } from '../tree.ts';
import { visible } from '../visible.ts';
import { type ArrayName, readArrayName } from './arrayNames.ts';
import { type NpyArray, openNpy } from './npyArray.ts';
import { shapeWords } from './npyHeader.ts';

/** An array of a tree, with what its name says. */
export interface NamedArray {
  /** The name by which a user speaks of it: the key in an NPZ, or the file's name without `.npy`. */
  readonly key: string;
  readonly name: ArrayName;
  readonly array: NpyArray;
}

/** A file with an array, before it is opened. */
interface ArrayFile {
  /** Its path within the data set, that of the NPZ included. */
  readonly path: string;
  open(): Promise<RangedFile>;
}

/** More files hold a sample each, which no reader expects. */
const MOST_FILES = 256;

/** Whether a file is an array or an archive of arrays, by its name. */
export function isArrayName(path: string): boolean {
  return /\.np[yz]$/i.test(path);
}

/** All arrays of a tree, those of its NPZ archives included. DatasetError for a damaged one and for too many files. */
export async function namedArrays(tree: FileTree): Promise<NamedArray[]> {
  const files = (await Promise.all(tree.entries.filter(isArrayName).map((entry) => filesOf(tree, entry)))).flat();
  if (files.length > MOST_FILES) {
    throw new DatasetError(
      `${tree.path}: expected arrays of many samples each, found ${files.length} files; join them with numpy.stack, and save the labels as an array too`,
    );
  }
  const shared = sharedFolder(files.map(({ path }) => path));
  const opened = files.map(async ({ path, open }): Promise<NamedArray> => {
    const inside = path.slice(shared.length);
    const array = await openNpy(await open(), pathIn(tree, path));
    return { key: inside.replace(/\.npy$/i, ''), name: readArrayName(inside), array };
  });
  return Promise.all(opened);
}

/** Arrays that a message lists. */
const MOST_TOLD = 12;

/** Arrays in words: `x_train (60000, 28, 28) and y_train (60000,)`. */
export function arrayWords(arrays: readonly NamedArray[]): string {
  if (arrays.length === 0) return 'none';
  return someOf(
    arrays.map(({ key, array }) => `${visible(key)} ${shapeWords(array.shape)}`),
    MOST_TOLD,
  );
}

/** Whether a user who says this name speaks of this array. */
export function isCalled({ key, name }: NamedArray, said: string): boolean {
  const wanted = said.replace(/\.npy$/i, '').toLowerCase();
  return [key, baseName(key), name.stem].some((own) => own.toLowerCase() === wanted);
}

async function filesOf(tree: FileTree, entry: string): Promise<ArrayFile[]> {
  if (/\.npy$/i.test(entry)) return [{ path: entry, open: () => openEntry(tree, entry) }];
  const members = await listZip(await openEntry(tree, entry), pathIn(tree, entry));
  const arrays = members.filter(({ name }) => /\.npy$/i.test(name));
  return arrays.map(({ name, open }) => ({ path: `${entry}/${name}`, open }));
}

/** The folders that all paths share, with their `/`. */
function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const shared = first.findIndex((folder, level) => others.some((other) => other[level] !== folder));
  return first
    .slice(0, shared < 0 ? first.length : shared)
    .map((folder) => `${folder}/`)
    .join('');
}
