import { DatasetError, featureCount, type ImageShape, type Split } from '../dataset.ts';
import type { DecodedImage, DecodeImage, Watch } from '../source.ts';
import { type FileTree, pathIn } from '../tree.ts';
import type { LabelledImage } from './imageLayout.ts';

/** How many images are decoded at a time: enough to keep several cores busy, few enough to keep memory small. */
const AT_A_TIME = 16;

/** An image decoder, and who watches it at work. */
export interface Decoding {
  readonly decodeImage: DecodeImage;
  readonly watch: Watch;
}

/** Decodes images into one split, in their order. All must be of one shape: `expected`, or else that of the first. */
export async function decodeImages(
  tree: FileTree,
  images: readonly LabelledImage[],
  { decodeImage, watch }: Decoding,
  expected?: ImageShape,
): Promise<{ image: ImageShape; split: Split }> {
  const decode = async ({ entry }: LabelledImage) => decodeImage(await tree.read(entry), pathIn(tree, entry));
  const image = expected ?? (await shapeOfFirst(tree, images, decode));
  const features = allocate(tree, images.length, image);
  let done = 0;
  await forEach(images, watch, async (labelled, index) => {
    const decoded = await decode(labelled);
    checkShape(decoded, image, pathIn(tree, labelled.entry));
    features.set(decoded.bytes, index * featureCount(image));
    done++;
    watch.progress?.({ activity: 'decoding', name: tree.path, done, total: images.length });
  });
  const labels = Uint16Array.from(images, ({ label }) => label);
  return { image, split: { samples: images.length, features, labels } };
}

async function shapeOfFirst(
  tree: FileTree,
  images: readonly LabelledImage[],
  decode: (image: LabelledImage) => Promise<DecodedImage>,
): Promise<ImageShape> {
  const [first] = images;
  if (first === undefined) throw new DatasetError(`${tree.path}: expected at least one image, found none`);
  const { width, height, channels } = await decode(first);
  return { width, height, channels };
}

function allocate(tree: FileTree, samples: number, image: ImageShape): Uint8Array<ArrayBuffer> {
  const bytes = samples * featureCount(image);
  try {
    return new Uint8Array(bytes);
  } catch (cause) {
    throw new DatasetError(
      `${tree.path}: expected images that fit into memory, ${samples} of ${sizeWords(image)} take ${bytes} bytes; make them smaller or ask for fewer samples`,
      { cause },
    );
  }
}

function checkShape(found: DecodedImage, expected: ImageShape, file: string): void {
  if (sizeWords(found) === sizeWords(expected) && found.bytes.length === featureCount(expected)) return;
  throw new DatasetError(
    `${file}: expected an image of ${sizeWords(expected)} like the others, found ${sizeWords(found)}; make all images the same size and either all grey or all coloured`,
  );
}

function sizeWords({ width, height, channels }: ImageShape): string {
  return `${width} × ${height} pixels in ${channels} channel${channels === 1 ? '' : 's'}`;
}

/** Works on a few items at a time. After the first failure or the watcher's signal no further item is started. */
async function forEach<T>(items: readonly T[], watch: Watch, task: (item: T, index: number) => Promise<void>) {
  const pending = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of pending) {
      watch.signal?.throwIfAborted();
      if (failed) return;
      await task(item, index);
    }
  };
  const workers = Array.from({ length: AT_A_TIME }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
}
