import { type Dataset, DatasetError, type ImageShape, type Split } from '../dataset.ts';
import { baseName, type FileTree, pathIn } from '../tree.ts';
import { readIdx } from './idx.ts';
import { labelsFrom } from './labels.ts';

/** The files of MNIST and of every data set in its format; each may also bear `.gz`. */
const IDX_FILES = {
  train: { images: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte' },
  test: { images: 't10k-images-idx3-ubyte', labels: 't10k-labels-idx1-ubyte' },
} as const;

interface IdxSplit {
  readonly image: ImageShape;
  readonly split: Split;
  readonly imagesFile: string;
}

/** Whether a tree holds any file of a data set in MNIST's format. */
export function holdsIdxSet(tree: FileTree): boolean {
  return Object.values(IDX_FILES)
    .flatMap((split) => Object.values(split))
    .some((file) => entryOf(tree, file) !== undefined);
}

/** Reads a data set in MNIST's format. Without class names the training labels tell how many classes there are. */
export async function readIdxSet(tree: FileTree, name: string, classNames?: readonly string[]): Promise<Dataset> {
  const train = await readSplit(tree, IDX_FILES.train, classNames?.length ?? 256);
  const classes = classNames ?? namesUpTo(train.split.labels);
  const test = await readSplit(tree, IDX_FILES.test, classes.length);
  if (test.image.width !== train.image.width || test.image.height !== train.image.height) {
    throw new DatasetError(
      `${test.imagesFile}: expected images of ${sizeWords(train.image)} as in ${train.imagesFile}, found ${sizeWords(test.image)}`,
    );
  }
  return { name, image: train.image, classes, train: train.split, test: test.split };
}

async function readSplit(
  tree: FileTree,
  files: { images: string; labels: string },
  classes: number,
): Promise<IdxSplit> {
  const [imagesFile, imagesBytes] = await readEntry(tree, files.images);
  const [labelsFile, labelsBytes] = await readEntry(tree, files.labels);
  const images = await readIdx(imagesBytes, imagesFile, 3);
  const labels = await readIdx(labelsBytes, labelsFile, 1);
  const [samples = 0, height = 0, width = 0] = images.sizes;
  if (labels.values.length !== samples) {
    throw new DatasetError(
      `${labelsFile}: expected ${samples} labels for the images of ${imagesFile}, found ${labels.values.length}`,
    );
  }
  const split = { samples, features: images.values, labels: labelsFrom(labels.values, classes, labelsFile) };
  return { image: { width, height, channels: 1 }, split, imagesFile };
}

async function readEntry(tree: FileTree, file: string) {
  const entry = entryOf(tree, file);
  if (entry === undefined) {
    throw new DatasetError(`${pathIn(tree, file)}: expected this file, with or without .gz, it is missing`);
  }
  return [pathIn(tree, entry), await tree.read(entry)] as const;
}

function entryOf(tree: FileTree, file: string): string | undefined {
  return tree.entries.find((entry) => baseName(entry) === file || baseName(entry) === `${file}.gz`);
}

function namesUpTo(labels: Uint16Array): string[] {
  const largest = labels.reduce((most, label) => Math.max(most, label), 1);
  return Array.from({ length: largest + 1 }, (_, label) => `${label}`);
}

function sizeWords(image: ImageShape): string {
  return `${image.width} × ${image.height}`;
}
