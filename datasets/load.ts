import { readArrays } from './arrays/readArrays.ts';
import type { AssembledTables } from './assembly/assembledTables.ts';
import { assemblePictures, hasPictures } from './assembly/assemblePictures.ts';
import { assembleTables } from './assembly/assembleTables.ts';
import { readCifar10 } from './binary/cifar.ts';
import { readIdxSet } from './binary/idxSet.ts';
import { readIdxTables } from './binary/idxTables.ts';
import { dataName } from './dataName.ts';
import { type Dataset, DatasetError } from './dataset.ts';
import { readImageSet } from './images/imageSet.ts';
import { holdsImages } from './images/layout/layOutImages.ts';
import { namedTables } from './images/named/namedTables.ts';
import { kindOfTree } from './kindOfTree.ts';
import { CATALOGUE, DATASET_NAMES, STROKES } from './known/catalogue.ts';
import { locate } from './known/locate.ts';
import { atMost, limited, type SampleLimits } from './limits.ts';
import { openOnlyArchive, openTree } from './openTree.ts';
import { readParquetTables } from './parquet/parquetSet.ts';
import type { ReadingOptions } from './reading/options.ts';
import { refuseAllOptions, refuseCellOptions, refusePictureOptions } from './reading/unusedOptions.ts';
import { withReading } from './reading/withReading.ts';
import type { DatasetSource, DecodeImage, Watch } from './source.ts';
import { makeStrokes } from './strokes/strokes.ts';
import { openTextTables } from './tables/text/textTables.ts';
import type { FileTree } from './tree.ts';

/** How many samples to load, what the user says about the files, and who follows the work. */
export interface LoadOptions extends SampleLimits, Watch {
  /** Only for the user's own files: known data sets are read in one way. */
  readonly reading?: ReadingOptions | undefined;
}

/** How many samples of `strokes` are drawn where nothing is said. */
const STROKES_DEFAULT = { samples: 4000, testSamples: 1000 } as const;
/** The most samples whose features still fit one array of 4 GiB. */
const STROKES_MOST = 5_000_000;

/**
 * Loads a data set by its name (known/catalogue.ts) or from a path: a folder or an archive with files in MNIST's or
 * CIFAR-10's format, with NPY or CSV files, or with a folder of images per class, or a .csv. It keeps the first `samples`
 * in the data set's order, and decodes no others.
 * DatasetError, naming the file, where anything is missing or not what it should be.
 */
export async function loadDataset(
  nameOrPath: string,
  source: DatasetSource,
  options: LoadOptions = {},
): Promise<Dataset> {
  if (nameOrPath === STROKES) return loadStrokes(options);
  const entry = CATALOGUE.find(({ name }) => name === nameOrPath);
  const tree = entry ? await locate(entry, source, options) : await openPath(nameOrPath, source);
  options.signal?.throwIfAborted();
  return loadTree(tree, entry?.name ?? dataName(nameOrPath), source.decodeImage, options, entry?.classes);
}

/**
 * Loads what a tree holds: files in MNIST's or CIFAR-10's format, NPY pairs, CSV files, or a folder of images per class.
 * Without class names the labels or the folders tell them. Throws DatasetError as `loadDataset` does.
 */
export async function loadTree(
  tree: FileTree,
  name: string,
  decodeImage: DecodeImage,
  options: LoadOptions = {},
  classes?: readonly string[],
): Promise<Dataset> {
  const dataset = await readTree(tree, name, decodeImage, options, classes);
  return options.reading ? { ...dataset, readingOptions: options.reading } : dataset;
}

async function readTree(
  tree: FileTree,
  name: string,
  decodeImage: DecodeImage,
  options: LoadOptions,
  classes?: readonly string[],
): Promise<Dataset> {
  const found = await kindOfTree(tree);
  const { kind } = found;
  if (kind === 'idx' && classes) return limited(await readIdxSet(tree, name, classes), options);
  if (kind === 'idx') return assembled(name, await readIdxTables(tree), options);
  if (kind === 'cifar10') refuseAllOptions(tree.path, 'CIFAR-10', options.reading);
  if (kind === 'cifar10') return limited(await readCifar10(tree, name), options);
  if (kind === 'arrays') {
    const { options: reading, ...tables } = await readArrays(tree, options.reading);
    return assembled(name, tables, { ...options, reading });
  }
  if (kind === 'text') return assembled(name, await openTextTables(tree, found.files), options);
  if (kind === 'parquet') {
    const tables = await readParquetTables(tree);
    return hasPictures(tables.train)
      ? assemblePictures({ name, ...tables }, decodeImage, { ...options.reading, ...options })
      : assembled(name, tables, options);
  }
  return readPictures(tree, name, decodeImage, options);
}

/** Pictures that a table names, or else those in folders of classes. */
async function readPictures(tree: FileTree, name: string, decodeImage: DecodeImage, options: LoadOptions) {
  const tables = await namedTables(tree, options.reading ?? {}, holdsImages(tree));
  if (tables) return assemblePictures({ name, ...tables }, decodeImage, { ...options.reading, ...options });
  refuseCellOptions(tree.path, options.reading);
  return readImageSet(tree, name, { decodeImage, watch: options }, options);
}

function assembled(name: string, tables: Omit<AssembledTables, 'name'>, { reading, ...options }: LoadOptions) {
  refusePictureOptions(tables.train.file, reading);
  return assembleTables({ name, ...tables }, { ...reading, ...options });
}

function loadStrokes({ samples = STROKES_DEFAULT.samples, testSamples = STROKES_DEFAULT.testSamples }: LoadOptions) {
  const strokes = makeStrokes({
    samples: atMost(samples, STROKES_MOST, STROKES, 'training'),
    testSamples: atMost(testSamples, STROKES_MOST, STROKES, 'test'),
  });
  const words = { format: 'drawn by the program', files: [], labels: 'the digits that were drawn' };
  return withReading(strokes, { ...words, test: 'drawn by the program too, none of them with a wrong label' });
}

async function openPath(path: string, source: DatasetSource): Promise<FileTree> {
  const tree = await openTree(source, path.replace(/(?<=.)[/\\]+$/, ''));
  if (tree) return openOnlyArchive(tree);
  throw new DatasetError(
    `${path}: expected one of ${DATASET_NAMES.join(', ')}, or the path of a folder, an archive or a .csv with data, found no such file`,
  );
}
