import { type Dataset, DatasetError, type ImageShape } from '../dataset.ts';
import { baseName, type FileTree, pathIn } from '../tree.ts';
import { type NpyArray, readNpy } from './npy.ts';
import type { NumberArray } from './numbers.ts';
import { nameWithoutSplit, splitOfName } from './splitName.ts';
import { type LabelledNumbers, tableSet } from './tableSet.ts';

const FEATURES = /^(x|features?|data|images?|embeddings?|inputs?)$/i;
const LABELS = /^(y|labels?|targets?|class|classes)$/i;

/** Whether a tree holds any NPY file. */
export function holdsNpy(tree: FileTree): boolean {
  return tree.entries.some(isNpyName);
}

/**
 * Reads a pair of NPY files, `X.npy` with the features and `y.npy` with the labels, of which a part is held out, or two
 * pairs, `X_train.npy` … `y_test.npy`. Features are [samples, features], [samples, height, width], or images of 1 or 3
 * channels, [samples, channels, height, width] or [samples, height, width, channels].
 */
export async function readNpySet(tree: FileTree, name: string): Promise<Dataset> {
  const train = await readPair(tree, 'train');
  if (train === undefined) {
    const whole = await readPair(tree, undefined);
    if (whole) return tableSet(name, whole);
    const found = tree.entries.filter(isNpyName).map(baseName).join(', ');
    throw new DatasetError(
      `${tree.path}: expected X.npy and y.npy, or X_train.npy, y_train.npy, X_test.npy and y_test.npy, found ${found}`,
    );
  }
  return tableSet(name, train, await readPair(tree, 'test'));
}

async function readPair(tree: FileTree, split: 'train' | 'test' | undefined): Promise<LabelledNumbers | undefined> {
  const find = (role: RegExp) =>
    tree.entries.find(
      (entry) => isNpyName(entry) && splitOfName(entry) === split && role.test(nameWithoutSplit(entry)),
    );
  const [featuresFile, labelsFile] = [find(FEATURES), find(LABELS)];
  if (featuresFile === undefined || labelsFile === undefined) return undefined;
  const file = pathIn(tree, featuresFile);
  const features = readNpy(await tree.read(featuresFile), file);
  const labels = pathIn(tree, labelsFile);
  return {
    ...arranged(features, file),
    labels: labelWords(readNpy(await tree.read(labelsFile), labels), labels),
    file,
  };
}

function arranged({ shape, values }: NpyArray, file: string): Pick<LabelledNumbers, 'numbers' | 'image'> {
  const [samples = 0, ...sample] = shape;
  const features = sample.reduce((product, size) => product * size, 1);
  if (sample.length === 0 || sample.length > 3 || features === 0) {
    throw new DatasetError(
      `${file}: expected an array of 2 to 4 axes, samples first, found the shape (${shape.join(', ')})`,
    );
  }
  const image = imageOf(sample, shape, file);
  const channelsLast = sample.length === 3 && image !== null && sample[0] !== image.channels;
  const ordered = channelsLast && image ? channelsFirst(values, samples, image) : values;
  return { numbers: { samples, features, values: ordered }, image };
}

/** Three axes are channels, rows and columns, in this order where both ends could be channels. */
function imageOf(sample: readonly number[], shape: readonly number[], file: string): ImageShape | null {
  const [a = 0, b = 0, c = 0] = sample;
  if (sample.length === 1) return null;
  if (sample.length === 2) return { channels: 1, height: a, width: b };
  if (a === 1 || a === 3) return { channels: a, height: b, width: c };
  if (c === 1 || c === 3) return { channels: c, height: a, width: b };
  throw new DatasetError(`${file}: expected 1 or 3 channels, first or last, found the shape (${shape.join(', ')})`);
}

function channelsFirst(values: NumberArray, samples: number, { width, height, channels }: ImageShape): NumberArray {
  const moved = values.slice();
  const pixels = width * height;
  for (let i = 0; i < samples * pixels; i++) {
    const [sample, pixel] = [Math.floor(i / pixels), i % pixels];
    for (let c = 0; c < channels; c++) {
      moved[(sample * channels + c) * pixels + pixel] = values[(sample * pixels + pixel) * channels + c] ?? 0;
    }
  }
  return moved;
}

/** Labels are [samples] or [samples, 1], whole numbers. */
function labelWords({ shape, values }: NpyArray, file: string): string[] {
  const [, columns = 1] = shape;
  if (shape.length === 0 || shape.length > 2 || columns !== 1) {
    throw new DatasetError(`${file}: expected one label per sample, found the shape (${shape.join(', ')})`);
  }
  return Array.from(values, String);
}

function isNpyName(name: string): boolean {
  return /\.npy$/i.test(name);
}
