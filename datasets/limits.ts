import { type Dataset, DatasetError, takeFirst } from './dataset.ts';

/** How many samples are wanted; all of them where nothing is said. */
export interface SampleLimits {
  readonly samples?: number | undefined;
  readonly testSamples?: number | undefined;
}

/** More samples are wanted than there are. */
export class TooFewSamplesError extends DatasetError {}

/** `wanted` where so many are there; TooFewSamplesError where they are not. `what` begins the message. */
export function atMost(wanted: number | undefined, available: number, what: string): number {
  if (wanted === undefined) return available;
  if (Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= available) return wanted;
  throw new TooFewSamplesError(`${what} samples: expected a number from 1 to ${available}, got ${wanted}`);
}

/** The first samples of both splits. */
export function limited(dataset: Dataset, limits: SampleLimits): Dataset {
  const samples = atMost(limits.samples, dataset.train.samples, `${dataset.name}: training`);
  const testSamples = atMost(limits.testSamples, dataset.test.samples, `${dataset.name}: test`);
  return { ...dataset, train: takeFirst(dataset.train, samples), test: takeFirst(dataset.test, testSamples) };
}
