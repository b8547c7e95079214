import type { Dataset } from '../../../../datasets/dataset.ts';
import { loadDataset, loadTree } from '../../../../datasets/load.ts';
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
    return loadTree(await ownFiles(request.name, request.files), request.name, decodeImage, options);
  }
  return loadDataset(request.name, await browserDatasetSource(base, watch), options);
}

/** What the page gets to know of the data at once. */
export async function outlineOf({ name, image, classes, train, test, truth }: Dataset): Promise<LoadedData> {
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
    digest,
    loaded: true,
  };
}

/** Bytes of some training samples, [samples.length, features]. */
export function pixelsOf({ train }: Dataset, samples: readonly number[]): Uint8Array<ArrayBuffer> {
  const features = train.features.length / train.samples;
  const pixels = new Uint8Array(samples.length * features);
  for (const [place, sample] of samples.entries()) {
    pixels.set(train.features.subarray(sample * features, (sample + 1) * features), place * features);
  }
  return pixels;
}
