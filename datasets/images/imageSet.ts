import { type Dataset, DatasetError, type Split } from '../dataset.ts';
import { atMost, type SampleLimits } from '../limits.ts';
import type { Items } from '../reading/items.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { DecodeImage, Watch } from '../source.ts';
import type { EncodedPicture } from '../tables/table.ts';
import { type FileTree, pathIn } from '../tree.ts';
import { type DecodedSplit, decodeSplits } from './decoding/decodeSplits.ts';
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
  checkLimits(layout, name, options);
  const train = { pictures: encoded(tree, layout.top, layout.train), wanted: samples };
  const test = { pictures: encoded(tree, layout.top, layout.test), wanted: testSamples };
  const decoded = await decodeSplits({ name, place: tree.path, train, test }, decoding, { ...reading, skipBad: false });
  const set = {
    name,
    image: decoded.image,
    classes: layout.classes,
    train: splitOf(layout, layout.train, decoded.train),
    test: splitOf(layout, layout.test, decoded.test),
  };
  return {
    ...set,
    ...(decoded.scaling && { scaling: decoded.scaling }),
    ...(skipped.length > 0 && { skipped }),
    ...describePictures(layout, set, { ...decoded, skipped }),
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

function checkLimits({ train, test }: ImageLayout, name: string, { samples, testSamples }: SampleLimits): void {
  atMost(samples, train.length, name, 'training');
  atMost(testSamples, test.length, name, 'test');
}

function encoded(tree: FileTree, top: string, images: readonly LabelledImage[]): EncodedPicture[] {
  return images.map(({ entry }) => ({
    name: pathIn(tree, entry),
    path: entry.slice(top.length),
    read: () => tree.read(entry),
  }));
}

function splitOf({ top }: ImageLayout, images: readonly LabelledImage[], { kept, features }: DecodedSplit): Split {
  const own = kept.flatMap((index) => images[index] ?? []);
  const items: Items = {
    sources: own.map(({ entry }) => entry.slice(top.length)),
    source: Uint32Array.from(own.keys()),
    columns: [],
  };
  return { samples: own.length, features, labels: Uint16Array.from(own, ({ label }) => label), items };
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
