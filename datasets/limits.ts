import { type Dataset, DatasetError, takeFirst } from './dataset.ts';
import { classCounts } from './reading/classCounts.ts';

/** How many samples are wanted; all of them where nothing is said. */
export interface SampleLimits {
  readonly samples?: number | undefined;
  readonly testSamples?: number | undefined;
}

export type SplitName = 'training' | 'test';

/** A split has fewer samples than are wanted, or none at all is wanted. */
export class SampleCountError extends DatasetError {
  constructor(
    name: string,
    readonly split: SplitName,
    readonly available: number,
    readonly wanted: number,
  ) {
    super(`${name}: ${split} samples: expected a number from 1 to ${available}, got ${wanted}`);
  }
}

/** `wanted` where so many are there, all where nothing is said; throws SampleCountError where there are fewer. */
export function atMost(wanted: number | undefined, available: number, name: string, split: SplitName): number {
  if (wanted === undefined) return available;
  if (Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= available) return wanted;
  throw new SampleCountError(name, split, available, wanted);
}

/** The first samples of both splits. */
export function limited(dataset: Dataset, limits: SampleLimits): Dataset {
  const samples = atMost(limits.samples, dataset.train.samples, dataset.name, 'training');
  const testSamples = atMost(limits.testSamples, dataset.test.samples, dataset.name, 'test');
  const [train, test] = [takeFirst(dataset.train, samples), takeFirst(dataset.test, testSamples)];
  const { reading, classes } = dataset;
  const counted = reading && { ...reading, classes: classCounts(classes, train.labels, test.labels) };
  return { ...dataset, train, test, ...(counted && { reading: counted }) };
}
