import { type Dataset, DatasetError, type ImageShape, type Split } from '../dataset.ts';
import { withReading } from '../reading/withReading.ts';
import type { FileTree } from '../tree.ts';
import { IDX_NAMES, type IdxPair, readIdxPair } from './idxFiles.ts';
import { type IdxContent, type IdxSplit, idxEntries, isIdxFile } from './idxNames.ts';
import { labelsFrom } from './labels.ts';

/** Whether a tree holds any file of a data set in MNIST's format; with `set` '' only under MNIST's own names. */
export function holdsIdxSet(tree: FileTree, set?: string): boolean {
  return idxEntries(tree).some((each) => set === undefined || each.set === set);
}

/**
 * Reads a known data set in MNIST's format, whose classes are known. Its reading names the files as MNIST does, so that it
 * is the same wherever they lie and however they are packed.
 */
export async function readIdxSet(tree: FileTree, name: string, classes: readonly string[]): Promise<Dataset> {
  const [train, test] = [await readPair(tree, 'train'), await readPair(tree, 'test')];
  if (test.width !== train.width || test.height !== train.height) {
    throw new DatasetError(
      `${test.imagesFile}: expected images of ${sizeWords(train)} as in ${train.imagesFile}, found ${sizeWords(test)}`,
    );
  }
  const image: ImageShape = { width: train.width, height: train.height, channels: 1 };
  const dataset = { name, image, classes, train: splitOf(train, classes), test: splitOf(test, classes) };
  return withReading(dataset, {
    format: 'IDX',
    files: [
      { path: IDX_NAMES.train.images, samples: train.samples, use: 'train' },
      { path: IDX_NAMES.test.images, samples: test.samples, use: 'test' },
    ],
    labels: IDX_NAMES.train.labels,
    test: IDX_NAMES.test.images,
  });
}

/** The first file under each of MNIST's names, or else under a name that a program has given it in unpacking. */
function readPair(tree: FileTree, split: IdxSplit): Promise<IdxPair> {
  const entryOf = (content: IdxContent) => {
    const file = IDX_NAMES[split][content];
    const files = tree.entries.filter((entry) => !entry.endsWith('/') && isIdxFile(entry, file));
    return files.find((entry) => entry.endsWith(file) || entry.endsWith(`${file}.gz`)) ?? files[0];
  };
  return readIdxPair(tree, { images: entryOf('images'), labels: entryOf('labels') }, split);
}

function splitOf({ samples, images, labels, labelsFile }: IdxPair, classes: readonly string[]): Split {
  return { samples, features: images, labels: labelsFrom(labels, classes.length, labelsFile) };
}

function sizeWords({ width, height }: IdxPair): string {
  return `${width} × ${height}`;
}
