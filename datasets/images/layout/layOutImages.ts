import { DatasetError } from '../../dataset.ts';
import { type HeldOutOptions, heldOutWords, holdOut } from '../../heldOut.ts';
import { nothingToRead } from '../../nothingToRead.ts';
import { shuffled, sortedPaths } from '../../order.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { counted, listed, someOf } from '../../reading/words.ts';
import { type FileTree, pathIn } from '../../tree.ts';
import { type ClassedPictures, type ClassFolders, classFolders, classNames, otherFolders } from './classFolders.ts';
import { enclosingFolder } from './enclosingFolder.ts';
import { type FoundFiles, findPictures } from './findPictures.ts';
import { below, filesLeftOut, leftOut } from './leftOut.ts';
import { isPictureName } from './pictureNames.ts';
import { type DividedPictures, divideByFolders, foldersOfOneSplit, type PlacedPicture } from './splitFolders.ts';
import { testFolders } from './testFolders.ts';

/** An image file of a tree and its class. */
export interface LabelledImage {
  readonly entry: string;
  readonly label: number;
}

/** Which images train and which test, in their order, before any of them is decoded. */
export interface ImageLayout {
  /** The folders that everything lies in, with a `/` at the end; empty where there are none. */
  readonly top: string;
  readonly classes: readonly string[];
  readonly train: readonly LabelledImage[];
  readonly test: readonly LabelledImage[];
  /** Where the test samples come from, in words that follow "test samples:". */
  readonly testWords: string;
  readonly leftOut: readonly LeftOut[];
  /** Whole sentences, without full stops. */
  readonly notes: readonly string[];
}

/** Must never change: another seed would change which sample is which in every run on image folders. */
const SEED = 'samplescope image order';

/** Whether a tree holds image files in at least two folders, as classes lie; a single picture may illustrate a table. */
export function holdsImages(tree: FileTree): boolean {
  const pictures = tree.entries.filter((entry) => isPictureName(entry) && entry.includes('/'));
  return new Set(pictures.map((entry) => entry.slice(0, entry.lastIndexOf('/')))).size >= 2;
}

/**
 * Finds classes in `train/<class>` and `test/<class>`, or in `<class>`, all of them perhaps within one folder; images lie
 * in the folder of their class or anywhere below it. Paths are sorted, then shuffled by a fixed seed. DatasetError for an
 * empty class and for fewer than two classes.
 */
export async function layOutImages(tree: FileTree, options: HeldOutOptions = {}): Promise<ImageLayout> {
  const found = await findPictures(tree);
  refuseOtherFiles(tree, found);
  const top = enclosingFolder(found.pictures);
  const inside = found.pictures.filter((entry) => entry.startsWith(top));
  const pictures = inside.map((entry) => ({ entry, path: entry.slice(top.length) }));
  const alike = foldersOfOneSplit(pictures);
  if (alike) throw namedAlike(pathIn(tree, top), alike);
  const divided = divideByFolders(pictures);
  const layout = { tree, top, found, options };
  const parted = divided ? layOutSplits(layout, divided) : layOutWhole(layout, pictures);
  const { classed, classes, train, test } = parted;
  return {
    top,
    classes,
    train: inOrder(classes, train, 'train'),
    test: inOrder(classes, test, 'test'),
    testWords: parted.testWords,
    leftOut: [...parted.leftOut, ...leftOut('file', below(top, classed.loose), LOOSE), ...filesLeftOut(top, found)],
    notes: nestedNotes(classed),
  };
}

function namedAlike(place: string, folders: readonly string[]): DatasetError {
  return new DatasetError(
    `${place.replace(/\/$/, '')}: expected one folder for each split, found ${listed(folders.map((folder) => `${folder}/`))}, which are named after the same one; join them, or move one away`,
  );
}

/** DatasetError for a tree without pictures; class folders that are empty are told by their names instead. */
function refuseOtherFiles(tree: FileTree, { pictures, undecoded, others }: FoundFiles): void {
  if (pictures.length > 0 || undecoded.size > 0) return;
  if (others.length > 0 || tree.entries.length === 0) throw nothingToRead(tree);
}

/** Classes, before their images are brought into order. */
interface PartedClasses {
  /** All pictures that the classes were found by. */
  readonly classed: ClassedPictures;
  readonly classes: readonly string[];
  readonly train: ClassFolders;
  readonly test: ClassFolders;
  readonly testWords: string;
  readonly leftOut: readonly LeftOut[];
}

const LOOSE = 'outside the folders of classes';

/** A tree, and what is known before its classes are looked for. */
interface Unparted {
  readonly tree: FileTree;
  readonly top: string;
  readonly found: FoundFiles;
  readonly options: HeldOutOptions;
}

function layOutSplits(layout: Unparted, divided: DividedPictures): PartedClasses {
  const { tree, top, found } = layout;
  const trained = divided.splits.get('train') ?? { folder: 'train', pictures: [] };
  const classed = classFolders(trained.pictures);
  const place = `${top}${trained.folder}/${classed.wrapper}`;
  if (classed.classes.size === 0 && classed.loose.length > 0)
    throw noClasses(pathIn(tree, place.slice(0, -1)), classed);
  const folders = otherFolders(tree, place, classed.classes, found);
  const classes = classNames(tree, classed.classes);
  const tested = testFolders(tree, top, divided, classes);
  const told = [
    ...leftOut(
      'file',
      folders.map((name) => `${trained.folder}/${name}/`),
      NO_PICTURES,
    ),
    ...leftOut(
      'file',
      divided.beside.map((name) => `${name}/`),
      'beside the folders of the splits',
    ),
    ...tested.leftOut,
  ];
  if (tested.test) {
    return { classed, classes, train: classed.classes, test: tested.test, testWords: tested.words, leftOut: told };
  }
  return { classed, ...holdOutOfEach(layout, classed.classes, classes), classes, leftOut: told };
}

const NO_PICTURES = 'without a picture';

function layOutWhole(layout: Unparted, pictures: readonly PlacedPicture[]): PartedClasses {
  const { tree, top, found } = layout;
  const classed = classFolders(pictures);
  if (classed.classes.size === 0 && classed.loose.length > 0) throw noClasses(tree.path, classed);
  const folders = otherFolders(tree, `${top}${classed.wrapper}`, classed.classes, found);
  const classes = classNames(tree, classed.classes);
  const told = leftOut(
    'file',
    folders.map((name) => `${name}/`),
    NO_PICTURES,
  );
  return { classed, ...holdOutOfEach(layout, classed.classes, classes), classes, leftOut: told };
}

function noClasses(place: string, { loose }: ClassedPictures): DatasetError {
  return new DatasetError(
    `${place}: expected a folder of pictures for each class, found ${counted(loose.length, 'picture')} side by side; put them into folders of classes, or name their classes in a metadata.csv with the columns file_name and label`,
  );
}

/** Every class gives the same share of its images to the test split. */
function holdOutOfEach({ tree, options }: Unparted, folders: ClassFolders, classes: readonly string[]) {
  const lonely = classes.filter((name) => (folders.get(name)?.length ?? 0) < 2);
  if (lonely.length > 0) {
    throw new DatasetError(
      `${tree.path}: expected at least 2 images of class ${someOf(lonely, 5)}, one to test with, found 1; add images, or remove the folder`,
    );
  }
  const held = (images: readonly string[]) => holdOut(sortedPaths(images), `${SEED} held out`, options);
  const parts = [...folders].map(([name, images]) => [name, held(images)] as const);
  return {
    train: new Map(parts.map(([name, { train }]) => [name, train])),
    test: new Map(parts.map(([name, { test }]) => [name, test])),
    testWords: `${heldOutWords(options)} of each class, held out`,
  };
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

function nestedNotes({ nested, classes }: ClassedPictures): string[] {
  const total = [...classes.values()].reduce((sum, { length }) => sum + length, 0);
  return nested > 0 ? [`${nested} of ${counted(total, 'picture')} lie in folders below those of their classes`] : [];
}
