import type { Dataset } from '../dataset.ts';
import { atMost, type SampleLimits } from '../limits.ts';
import type { FileTree } from '../tree.ts';
import { type Decoding, decodeImages } from './decodeImages.ts';
import { layOutImages } from './imageLayout.ts';

/** Reads a tree of image files, one folder for each class. Only the images within the limits are decoded. */
export async function readImageSet(
  tree: FileTree,
  name: string,
  decoding: Decoding,
  limits: SampleLimits,
): Promise<Dataset> {
  const layout = layOutImages(tree);
  const trainImages = layout.train.slice(0, atMost(limits.samples, layout.train.length, name, 'training'));
  const testImages = layout.test.slice(0, atMost(limits.testSamples, layout.test.length, name, 'test'));
  const train = await decodeImages(tree, trainImages, decoding);
  const test = await decodeImages(tree, testImages, decoding, train.image);
  return { name, image: train.image, classes: layout.classes, train: train.split, test: test.split };
}
