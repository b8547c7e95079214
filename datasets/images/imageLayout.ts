import { DatasetError } from '../dataset.ts';
import { holdOut } from '../heldOut.ts';
import { shuffled, sortedPaths } from '../order.ts';
import { type FileTree, pathIn } from '../tree.ts';

/** An image file of a tree and its class. */
export interface LabelledImage {
  readonly entry: string;
  readonly label: number;
}

/** Which images train and which test, in their order, before any of them is decoded. */
export interface ImageLayout {
  readonly classes: readonly string[];
  readonly train: readonly LabelledImage[];
  readonly test: readonly LabelledImage[];
}

const IMAGE_NAME = /\.(png|jpe?g|webp|gif|tiff?|avif)$/i;

/** Must never change: another seed would change which sample is which in every run on image folders. */
const SEED = 'samplescope image order';

/** Image paths of each class by its name. */
type ClassFolders = ReadonlyMap<string, readonly string[]>;

/** Whether a tree holds any image file. */
export function holdsImages(tree: FileTree): boolean {
  return tree.entries.some((entry) => IMAGE_NAME.test(entry));
}

/**
 * Finds classes in `train/<class>/*` and `test/<class>/*`, or in `<class>/*`, all of them perhaps within one folder.
 * Paths are sorted, then shuffled by a fixed seed. DatasetError for an empty class and for fewer than two classes.
 */
export function layOutImages(tree: FileTree): ImageLayout {
  const top = enclosingFolder(tree);
  const entries = tree.entries.filter((entry) => entry.startsWith(top)).map((entry) => entry.slice(top.length));
  if (entries.some((entry) => /^train\/[^/]+\/./.test(entry))) return layOutSplits(tree, top, entries);
  return layOutParts(tree, classFolders(tree, top, entries));
}

function layOutSplits(tree: FileTree, top: string, entries: readonly string[]): ImageLayout {
  const within = (split: string) =>
    classFolders(
      tree,
      `${top}${split}/`,
      entries.filter((entry) => entry.startsWith(`${split}/`)).map((entry) => entry.slice(split.length + 1)),
    );
  const train = within('train');
  const test = within('test');
  const classes = classNames(tree, train);
  const unknown = [...test.keys()].find((name) => !train.has(name));
  if (unknown !== undefined) {
    throw new DatasetError(
      `${pathIn(tree, `${top}test/${unknown}`)}: expected a class that train/ has too, it has none`,
    );
  }
  if (test.size === 0)
    throw new DatasetError(`${pathIn(tree, `${top}test`)}: expected test images beside train/, found none`);
  return { classes, train: inOrder(classes, train, 'train'), test: inOrder(classes, test, 'test') };
}

/** Every class gives the same share of its images to the test split. */
function layOutParts(tree: FileTree, folders: ClassFolders): ImageLayout {
  const classes = classNames(tree, folders);
  const train = new Map<string, readonly string[]>();
  const test = new Map<string, readonly string[]>();
  for (const [name, images] of folders) {
    if (images.length < 2) {
      throw new DatasetError(`${tree.path}: expected at least 2 images of class ${name}, one to test with, found 1`);
    }
    const parts = holdOut(sortedPaths(images), `${SEED} held out`);
    test.set(name, parts.test);
    train.set(name, parts.train);
  }
  return { classes, train: inOrder(classes, train, 'train'), test: inOrder(classes, test, 'test') };
}

/** The one folder that everything lies in, such as the archive's own name, with its `/`; empty where there is none. */
function enclosingFolder(tree: FileTree): string {
  const images = tree.entries.filter((entry) => IMAGE_NAME.test(entry));
  const [first] = (images[0] ?? '').split('/');
  const shared = images.every((entry) => entry.startsWith(`${first}/`) && entry.split('/').length > 2);
  return images.length > 0 && shared && first !== 'train' && first !== 'test' ? `${first}/` : '';
}

/** The images of every folder among the entries; a folder without any is an error. */
function classFolders(tree: FileTree, place: string, entries: readonly string[]): ClassFolders {
  const folders = new Map<string, string[]>();
  for (const entry of entries) {
    const [name = '', file, ...deeper] = entry.split('/');
    if (file === undefined || deeper.length > 0) continue;
    const images = folders.get(name) ?? [];
    if (IMAGE_NAME.test(file)) images.push(`${place}${entry}`);
    folders.set(name, images);
  }
  for (const [name, images] of folders) {
    if (images.length > 0) continue;
    throw new DatasetError(
      `${pathIn(tree, `${place}${name}`)}: expected images (.png, .jpg, .webp, .gif, .tif, .avif) in this class folder, found none`,
    );
  }
  return folders;
}

function classNames(tree: FileTree, folders: ClassFolders): string[] {
  if (folders.size >= 2) return sortedPaths([...folders.keys()]);
  throw new DatasetError(
    `${tree.path}: expected data files of a known format, or a folder of images for each of at least 2 classes, found ${folders.size} such folders`,
  );
}

function inOrder(classes: readonly string[], folders: ClassFolders, split: string): LabelledImage[] {
  const labels = new Map(
    classes.flatMap((name, label) => (folders.get(name) ?? []).map((entry) => [entry, label] as const)),
  );
  return shuffled(sortedPaths([...labels.keys()]), `${SEED} ${split}`).map((entry) => ({
    entry,
    label: labels.get(entry) ?? 0,
  }));
}
