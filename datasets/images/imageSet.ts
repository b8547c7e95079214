import { type Dataset, DatasetError, type Split } from '../dataset.ts';
import type { FeatureArray } from '../features.ts';
import { atMost, type SampleLimits } from '../limits.ts';
import type { Items } from '../reading/items.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { DecodeImage, Watch } from '../source.ts';
import type { EncodedPicture } from '../tables/table.ts';
import { type FileTree, pathIn } from '../tree.ts';
import { decodeSplits } from './decoding/decodeSplits.ts';
import { checkClassesLeft, findBad } from './decoding/findBad.ts';
import { describePictures } from './describePictures.ts';
import { type ImageLayout, type LabelledImage, layOutImages } from './layout/layOutImages.ts';

/** What a platform lends to decode images with, and who watches. */
export interface ImageDecoding {
  readonly decodeImage: DecodeImage;
  readonly watch: Watch;
}

/** Reads a tree of image files, one folder for each class. Only the images within the limits are decoded. */
export async function readImageSet(
  tree: FileTree,
  name: string,
  decoding: ImageDecoding,
  options: SampleLimits & { readonly reading?: ReadingOptions | undefined },
): Promise<Dataset> {
  const { samples, testSamples, reading = {} } = options;
  refuseColumns(tree, reading);
  const { layout, skipped } = await layOutGood(tree, decoding, reading);
  const train = layout.train.slice(0, atMost(samples, layout.train.length, name, 'training'));
  const test = layout.test.slice(0, atMost(testSamples, layout.test.length, name, 'test'));
  const pictures = { train: encoded(tree, layout.top, train), test: encoded(tree, layout.top, test) };
  const decoded = await decodeSplits({ place: tree.path, ...pictures }, decoding, reading);
  const set = {
    name,
    image: decoded.image,
    classes: layout.classes,
    train: splitOf(layout, train, decoded.train),
    test: splitOf(layout, test, decoded.test),
  };
  return {
    ...set,
    ...(decoded.scaling && { scaling: decoded.scaling }),
    ...(skipped.length > 0 && { skipped }),
    ...describePictures(layout, set, decoded, skipped),
  };
}

/**
 * The layout of the pictures that can be decoded, where bad ones are left out: the same as if they were not there. Without
 * `skipBad` it is that of all pictures, and decoding tells the bad ones.
 */
async function layOutGood(tree: FileTree, decoding: ImageDecoding, reading: ReadingOptions) {
  const layout = await layOutImages(tree, reading);
  if (!reading.skipBad) return { layout, skipped: [] };
  const images = [...layout.train, ...layout.test];
  const bad = await findBad(encoded(tree, layout.top, images), decoding, reading, tree.path);
  if (bad.skipped.length === 0) return { layout, skipped: [] };
  const labels = layout.train.map(({ label }) => label);
  checkClassesLeft(labels, bad, { classes: layout.classes, place: tree.path });
  const left = new Set([...bad.indices].map((index) => images[index]?.entry));
  const rest = { ...tree, entries: tree.entries.filter((entry) => !left.has(entry)) };
  return { layout: await layOutImages(rest, reading), skipped: bad.skipped };
}

function encoded(tree: FileTree, top: string, images: readonly LabelledImage[]): EncodedPicture[] {
  return images.map(({ entry }) => ({
    name: pathIn(tree, entry),
    path: entry.slice(top.length),
    read: () => tree.read(entry),
  }));
}

function splitOf({ top }: ImageLayout, images: readonly LabelledImage[], features: FeatureArray): Split {
  const items: Items = {
    sources: images.map(({ entry }) => entry.slice(top.length)),
    source: Uint32Array.from(images.keys()),
    columns: [],
  };
  return { samples: images.length, features, labels: Uint16Array.from(images, ({ label }) => label), items };
}

/** Options that name columns need a table that has them. */
function refuseColumns(tree: FileTree, reading: ReadingOptions): void {
  for (const option of ['label', 'id', 'split', 'group'] as const) {
    if (reading[option] === undefined) continue;
    throw new DatasetError(
      `${tree.path}: expected a table with the column ${reading[option]} for --${option}, found pictures in folders, which name their classes; leave --${option} out, or add a metadata.csv with the column file_name`,
    );
  }
}
