import type { Dataset } from '../../../datasets/dataset.ts';
import { readingSentences } from '../../../datasets/reading/sentences.ts';
import type { FirstSample } from './firstSamples.ts';

/** What `inspect --json` prints. */
export function inspectionDocument(
  path: string,
  dataset: Dataset,
  samples: readonly FirstSample[],
  sheet: string | undefined,
) {
  const { name, image, classes, train, test, reading, readingOptions = {}, scaling, skipped = [] } = dataset;
  return {
    path,
    name,
    options: readingOptions,
    reading: reading ?? null,
    sentences: reading ? readingSentences(reading) : (dataset.notes ?? []),
    image,
    classes,
    samples: { train: train.samples, test: test.samples },
    scaling: scaling ? { kind: scaling.kind, mean: [...scaling.mean], scale: [...scaling.scale] } : null,
    skipped,
    first: samples.map((sample) => ({ ...sample, place: sample.place ?? null, values: valuesOf(dataset, sample) })),
    ...(sheet !== undefined && { sheet }),
  };
}

/** Values by the names of the features where these have names. */
function valuesOf({ featureNames }: Dataset, { values }: FirstSample) {
  if (featureNames === undefined || new Set(featureNames).size !== values.length) return values;
  return Object.fromEntries(values.map((value, feature) => [featureNames[feature] ?? '', value]));
}
