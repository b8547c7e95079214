import { DatasetError } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Bytes } from '../source.ts';
import { type FileTree, pathIn } from '../tree.ts';
import { readIdx } from './idx.ts';
import { type IdxContent, type IdxEntry, type IdxSplit, idxEntries } from './idxNames.ts';

/** What MNIST calls its files. */
export const IDX_NAMES = {
  train: { images: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte' },
  test: { images: 't10k-images-idx3-ubyte', labels: 't10k-labels-idx1-ubyte' },
} as const;

/** Images and labels of a split: bytes in the order [sample, row, column], and a byte per sample. */
export interface IdxPair {
  readonly imagesFile: string;
  readonly labelsFile: string;
  readonly samples: number;
  readonly width: number;
  readonly height: number;
  readonly images: Bytes;
  readonly labels: Bytes;
}

/** The files of one set in MNIST's format, by their use. */
export interface IdxFiles {
  readonly train: Readonly<Record<IdxContent, string | undefined>>;
  readonly test: Readonly<Record<IdxContent, string | undefined>>;
  /** The entries that are read. */
  readonly used: readonly string[];
  /** Copies of the files that are read. */
  readonly leftOut: readonly LeftOut[];
}

/** Chooses the files of the only set in a tree. DatasetError where there are several, or files that contradict each other. */
export async function chooseIdxFiles(tree: FileTree): Promise<IdxFiles> {
  const all = idxEntries(tree);
  const sets = [...new Set(all.map(({ set }) => set))];
  if (sets.length > 1) {
    throw new DatasetError(
      `${tree.path}: expected the files of one data set, found those of ${sets.map((set) => set || 'MNIST').join(', ')}; put one of them into a folder of its own`,
    );
  }
  const copies: string[] = [];
  const only = async (split: IdxSplit, content: IdxContent) => {
    const candidates = all.filter((each) => each.split === split && each.content === content);
    const [first, ...others] = withoutPacked(candidates);
    for (const other of others) await checkCopy(tree, first ?? other, other);
    copies.push(...candidates.filter((each) => each !== first).map(({ entry }) => entry));
    return first?.entry;
  };
  const train = { images: await only('train', 'images'), labels: await only('train', 'labels') };
  const test = { images: await only('test', 'images'), labels: await only('test', 'labels') };
  const used = [...Object.values(train), ...Object.values(test)].flatMap((entry) => entry ?? []);
  const why = 'they hold what other files hold too';
  const leftOut: LeftOut[] = copies.length > 0 ? [{ what: 'file', names: copies, count: copies.length, why }] : [];
  return { train, test, used, leftOut };
}

/** Reads images and labels of a split; DatasetError where one is missing, or where they do not belong together. */
export async function readIdxPair(
  tree: FileTree,
  entries: Readonly<Record<IdxContent, string | undefined>>,
  split: IdxSplit,
): Promise<IdxPair> {
  const [imagesFile, imagesBytes] = await readEntry(tree, entries.images, IDX_NAMES[split].images);
  const [labelsFile, labelsBytes] = await readEntry(tree, entries.labels, IDX_NAMES[split].labels);
  const images = await readIdx(imagesBytes, imagesFile, 3);
  const labels = await readIdx(labelsBytes, labelsFile, 1);
  const [samples = 0, height = 0, width = 0] = images.sizes;
  if (labels.values.length !== samples) {
    throw new DatasetError(
      `${labelsFile}: expected ${samples} labels for the images of ${imagesFile}, found ${labels.values.length}`,
    );
  }
  return { imagesFile, labelsFile, samples, width, height, images: images.values, labels: labels.values };
}

/** The candidates, and where a file lies beside its own gzip, only the one that is listed first. */
function withoutPacked(candidates: readonly IdxEntry[]): IdxEntry[] {
  const plain = ({ entry }: IdxEntry) => entry.replace(/\.gz$/i, '');
  return candidates.filter((each, place) => candidates.findIndex((other) => plain(other) === plain(each)) === place);
}

async function checkCopy(tree: FileTree, first: IdxEntry, other: IdxEntry): Promise<void> {
  const dimensions = first.content === 'images' ? 3 : 1;
  const [own, another] = await Promise.all(
    [first, other].map(async ({ entry }) => readIdx(await tree.read(entry), pathIn(tree, entry), dimensions)),
  );
  const areEqual =
    `${own?.sizes}` === `${another?.sizes}` && own?.values.every((byte, i) => byte === another?.values[i]);
  if (areEqual) return;
  throw new DatasetError(
    `${tree.path}: expected one file of ${first.split === 'train' ? 'training' : 'test'} ${first.content}, found ${first.entry} and ${other.entry}, which differ; put one of them elsewhere`,
  );
}

async function readEntry(tree: FileTree, entry: string | undefined, name: string) {
  if (entry !== undefined) return [pathIn(tree, entry), await tree.read(entry)] as const;
  const [only, ...others] = tree.entries;
  if (only !== undefined && others.length === 0) {
    throw new DatasetError(
      `${pathIn(tree, only)}: expected images and their labels, found this file alone; give the folder that holds both`,
    );
  }
  throw new DatasetError(`${pathIn(tree, name)}: expected this file, with or without .gz, it is missing`);
}
