import { type ByteSplit, type Dataset, DatasetError, type ImageShape } from '../dataset.ts';
import { withReading } from '../reading/withReading.ts';
import type { Bytes } from '../source.ts';
import { baseName, type FileTree, pathIn } from '../tree.ts';
import { labelsFrom } from './labels.ts';

/** CIFAR-10's classes in the order of its labels. */
export const CIFAR10_CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const;

const IMAGE: ImageShape = { width: 32, height: 32, channels: 3 };
const FEATURES = 32 * 32 * 3;
const RECORD = 1 + FEATURES;

const TRAIN_FILES = [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);
const TEST_FILES = ['test_batch.bin'];

/** Whether a tree holds any batch of CIFAR-10's binary version. */
export function holdsCifar10(tree: FileTree): boolean {
  return [...TRAIN_FILES, ...TEST_FILES].some((file) => entryOf(tree, file) !== undefined);
}

/** Reads CIFAR-10's binary version, https://www.cs.toronto.edu/~kriz/cifar.html. */
export async function readCifar10(tree: FileTree, name: string): Promise<Dataset> {
  const train = await readBatches(tree, TRAIN_FILES);
  const test = await readBatches(tree, TEST_FILES);
  const dataset = { name, image: IMAGE, classes: CIFAR10_CLASSES, train: concatenate(train), test: concatenate(test) };
  const filesOf = (batches: readonly Batch[], use: 'train' | 'test') =>
    batches.map(({ file, samples }) => ({ path: file, samples, use }));
  return withReading(dataset, {
    format: 'CIFAR-10',
    files: [...filesOf(train, 'train'), ...filesOf(test, 'test')],
    labels: 'the first byte of each record',
    test: TEST_FILES.join(', '),
  });
}

/** Parses one batch: records of a label, 1,024 red, 1,024 green and 1,024 blue bytes. */
export function parseCifarBatch(bytes: Bytes, file: string): ByteSplit {
  if (bytes.length === 0 || bytes.length % RECORD !== 0) {
    throw new DatasetError(
      `${file}: expected records of ${RECORD} bytes, found ${bytes.length} bytes, which is no whole number of them; get the file again`,
    );
  }
  const samples = bytes.length / RECORD;
  const features = new Uint8Array(samples * FEATURES);
  const labels = new Uint8Array(samples);
  for (let i = 0; i < samples; i++) {
    labels[i] = bytes[i * RECORD] ?? 0;
    features.set(bytes.subarray(i * RECORD + 1, (i + 1) * RECORD), i * FEATURES);
  }
  return { samples, features, labels: labelsFrom(labels, CIFAR10_CLASSES.length, file) };
}

/** A file of records. */
interface Batch extends ByteSplit {
  readonly file: string;
}

async function readBatches(tree: FileTree, files: readonly string[]): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (const file of files) {
    const entry = entryOf(tree, file);
    if (entry === undefined) throw new DatasetError(`${pathIn(tree, file)}: expected this file, it is missing`);
    const path = pathIn(tree, entry);
    const batch = parseCifarBatch(await tree.read(entry), path);
    checkLength(batch, batches[0] ?? batch, path);
    batches.push({ ...batch, file });
  }
  return batches;
}

/** All batches have the same length: a shorter or longer one was cut or joined between two records. */
function checkLength({ samples }: ByteSplit, first: ByteSplit, path: string): void {
  if (samples === first.samples) return;
  throw new DatasetError(
    `${path}: expected ${first.samples} records as in the first batch, found ${samples}; get the file again`,
  );
}

function concatenate(batches: readonly ByteSplit[]): ByteSplit {
  const samples = batches.reduce((total, batch) => total + batch.samples, 0);
  const features = new Uint8Array(samples * FEATURES);
  const labels = new Uint16Array(samples);
  let offset = 0;
  for (const batch of batches) {
    features.set(batch.features, offset * FEATURES);
    labels.set(batch.labels, offset);
    offset += batch.samples;
  }
  return { samples, features, labels };
}

function entryOf(tree: FileTree, file: string): string | undefined {
  return tree.entries.find((entry) => baseName(entry) === file);
}
