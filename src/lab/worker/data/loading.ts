import type { Dataset } from '../../../../datasets/dataset.ts';
import { loadDataset, loadTree } from '../../../../datasets/load.ts';
import { featuresOf } from '../../../../datasets/pickedFeatures.ts';
import { pictureBytes } from '../../../../datasets/pictureBytes.ts';
import type { Watch } from '../../../../datasets/source.ts';
import { browserDatasetSource } from '../../../platform/browser/datasetSource.ts';
import { decodeImage } from '../../../platform/browser/images.ts';
import { splitDigest } from '../../../run/digest.ts';
import type { DataRequest } from '../../protocol/commands.ts';
import type { LoadedData } from '../../protocol/values.ts';
import { ownFiles } from './ownFiles.ts';

/** Loads what the page asks for. `base` is where its `data/` may be. Throws DatasetError, or the signal's reason. */
export async function load(request: DataRequest, base: string | URL, watch: Watch): Promise<Dataset> {
  const { samples, testSamples } = request;
  const options = { samples, testSamples, ...watch };
  if (request.from === 'files') {
    const tree = await ownFiles(request.name, request.files);
    return loadTree(tree, request.name, decodeImage, { ...options, reading: request.reading });
  }
  return loadDataset(request.name, await browserDatasetSource(base, watch), options);
}

/** What the page gets to know of the data at once. */
export async function outlineOf({ name, image, classes, train, test, truth, reading }: Dataset): Promise<LoadedData> {
  const [samples, testSamples] = [train.samples, test.samples];
  const digest = await splitDigest(train);
  return {
    name,
    image,
    classes,
    samples,
    testSamples,
    labels: train.labels.slice(),
    truth: truth ?? null,
    items: train.items ? structuredClone(train.items) : null,
    reading: reading ?? null,
    digest,
    loaded: true,
  };
}

/** Bytes of the pictures of some training samples, [samples.length, features]. */
export async function pixelsOf(
  { train, scaling }: Dataset,
  samples: readonly number[],
): Promise<Uint8Array<ArrayBuffer>> {
  return pictureBytes(await featuresOf(train, samples), scaling);
}
