import { DatasetError } from '../../dataset.ts';
import { sortedPaths } from '../../order.ts';
import { counted } from '../../reading/words.ts';
import { type FileTree, pathIn } from '../../tree.ts';
import type { FoundFiles } from './findPictures.ts';
import { foldersOf, type PlacedPicture, useWithin } from './splitFolders.ts';

/** Image paths of each class by its name. */
export type ClassFolders = ReadonlyMap<string, readonly string[]>;

/** The pictures of one split, or of a whole tree that has none. */
export interface ClassedPictures {
  /** The folder that the folders of classes lie in, with a `/` at the end; empty where there is none. */
  readonly wrapper: string;
  readonly classes: ClassFolders;
  /** Pictures that lie in no folder of a class. */
  readonly loose: readonly string[];
  /** How many lie in folders below those of their classes. */
  readonly nested: number;
}

/** Folders that hold the class folders of a split, as some archives have them: `seg_train/seg_train/forest`. */
const WRAPPER = /^(images?|imgs|pictures|data|files)$/i;

/** Sorts pictures by the first folder of their path. */
export function classFolders(pictures: readonly PlacedPicture[]): ClassedPictures {
  const wrapper = wrapperOf(pictures);
  const inner = pictures.map(({ entry, path }) => ({ entry, path: path.slice(wrapper.length) }));
  const folders = foldersOf(inner);
  const classes = new Map([...folders].map(([name, own]) => [name, own.map(({ entry }) => entry)]));
  const nested = inner.filter(({ path }) => path.split('/').length > 2).length;
  const loose = inner.filter(({ path }) => !path.includes('/')).map(({ entry }) => entry);
  return { wrapper, classes, loose, nested };
}

function wrapperOf(pictures: readonly PlacedPicture[]): string {
  const [folder, other] = [...foldersOf(pictures).keys()];
  if (folder === undefined || other !== undefined) return '';
  const wraps = WRAPPER.test(folder) || useWithin(folder) !== undefined;
  const isAround = ({ path }: PlacedPicture) => path.startsWith(`${folder}/`) && path.split('/').length > 2;
  return wraps && pictures.every(isAround) ? `${folder}/` : '';
}

/** Names of the classes: whole numbers in their order, other words in the order of their code units. */
export function classNames(tree: FileTree, folders: ClassFolders): string[] {
  if (folders.size < 2) {
    const [only] = folders.keys();
    throw new DatasetError(
      `${tree.path}: expected data files of a known format, or a folder of images for each of at least 2 classes, found ${only === undefined ? 'no such folder' : `only ${only}/`}`,
    );
  }
  const names = sortedPaths([...folders.keys()]);
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

/**
 * Folders beside those of classes that hold files but no pictures, such as annotations. DatasetError for an empty folder,
 * and for one whose pictures are of a format that is not decoded: it looks like a class.
 */
export function otherFolders(tree: FileTree, place: string, classes: ClassFolders, found: FoundFiles): string[] {
  const inside = tree.entries.filter((entry) => entry.startsWith(place)).map((entry) => entry.slice(place.length));
  const names = new Set(inside.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
  const others = [...names].filter((name) => !classes.has(name));
  for (const name of others) checkHolds(tree, `${place}${name}`, found);
  return others;
}

function checkHolds(tree: FileTree, folder: string, { undecoded, others }: FoundFiles): void {
  const isInside = (entry: string) => entry.startsWith(`${folder}/`);
  for (const [format, entries] of undecoded) {
    const own = entries.filter(isInside);
    if (own.length === 0) continue;
    throw new DatasetError(
      `${pathIn(tree, folder)}: expected images that are decoded in this class folder, found only ${counted(own.length, 'file')} of ${format}; save them as PNG or JPEG, or remove the folder`,
    );
  }
  if (others.some(isInside)) return;
  throw new DatasetError(
    `${pathIn(tree, folder)}: expected images (PNG, JPEG, WebP, GIF, TIFF, AVIF, BMP, PNM) in this class folder, found none; add some or remove the folder`,
  );
}
