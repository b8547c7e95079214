import { type Dataset, DatasetError, type Split } from '../dataset.ts';
import { atMost, type SampleLimits } from '../limits.ts';
import type { Items } from '../reading/items.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { DecodeImage, Watch } from '../source.ts';
import type { EncodedPicture } from '../tables/table.ts';
import { type FileTree, pathIn } from '../tree.ts';
import { type DecodedSplit, decodeSplits } from './decoding/decodeSplits.ts';
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
  const layout = await layOutImages(tree, reading);
  checkLimits(layout, name, options);
  const train = { pictures: encoded(tree, layout.top, layout.train), wanted: samples };
  const test = { pictures: encoded(tree, layout.top, layout.test), wanted: testSamples };
  const decoded = await decodeSplits({ name, place: tree.path, train, test }, decoding, reading);
  const set = {
    name,
    image: decoded.image,
    classes: layout.classes,
    train: splitOf(layout, layout.train, decoded.train),
    test: splitOf(layout, layout.test, decoded.test),
  };
  if (decoded.skipped.length > 0) checkTaught(tree, set);
  return {
    ...set,
    ...(decoded.scaling && { scaling: decoded.scaling }),
    ...(decoded.skipped.length > 0 && { skipped: decoded.skipped }),
    ...describePictures(layout, set, decoded),
  };
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

/** Where bad pictures are left out, a class may have none left to train with. */
function checkTaught(tree: FileTree, { classes, train, test }: Pick<Dataset, 'classes' | 'train' | 'test'>): void {
  const taught = new Set(train.labels);
  const untaught = [...test.labels].find((label) => !taught.has(label));
  if (untaught === undefined) return;
  throw new DatasetError(
    `${tree.path}: expected pictures of every class to train with, found none of class ${classes[untaught]}; mend some of them, ask for more with --samples, or remove the class`,
  );
}
