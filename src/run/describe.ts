import { describeRuntime } from '#platform';
import { type Dataset, type DatasetOutline, featureCount } from '../../datasets/dataset.ts';
import { formatOf } from '../../datasets/features.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { productsUsed } from '../kernels/products/chooseVariant.ts';
import { VERSION } from '../version.ts';
import { FORMAT_VERSION, type RunConfig, type RunSettings } from './config.ts';
import { splitDigest } from './digest.ts';
import type { Edits } from './edits/edits.ts';
import type { Environment } from './environment.ts';

/**
 * The whole configuration of a run on a data set. `name` is what the user called the data set; `dataset` has the `edits`
 * already.
 */
export function describeConfig(
  name: string,
  dataset: DatasetOutline,
  settings: RunSettings,
  edits?: Edits | null,
): RunConfig {
  const { features } = dataset.train;
  return {
    format: FORMAT_VERSION,
    tool: 'samplescope',
    version: VERSION,
    dataset: name,
    samples: dataset.train.samples,
    testSamples: dataset.test.samples,
    inputs: featureCount(dataset.image),
    ...(features && formatOf(features) === 'floats' && { featureFormat: 'floats' }),
    classes: [...dataset.classes],
    ...(dataset.readingOptions && { reading: dataset.readingOptions }),
    ...settings,
    ...(edits && { edits }),
  };
}

/** What a run is about to run on, with the variants of products that have been chosen so far. */
export async function describeEnvironment(gpu: Gpu, dataset: Dataset): Promise<Environment> {
  const { name, train, test, reading } = dataset;
  return {
    adapter: gpu.adapter,
    driver: gpu.adapter.description,
    runtime: describeRuntime(),
    products: productsUsed(gpu),
    dataset: {
      name,
      train: { samples: train.samples, sha256: await splitDigest(train) },
      test: { samples: test.samples, sha256: await splitDigest(test) },
      ...(reading && { reading }),
    },
  };
}

/** The same with the variants that have been chosen by now. */
export function withProducts(environment: Environment, gpu: Gpu): Environment {
  return { ...environment, products: productsUsed(gpu) };
}
