import type { Dataset } from '../../../datasets/dataset.ts';
import { featuresPerSample } from '../../../datasets/features.ts';
import { featuresOf } from '../../../datasets/pickedFeatures.ts';
import { placeWords } from '../../../datasets/reading/placeWords.ts';

/** A training sample as the network will see it. */
export interface FirstSample {
  readonly sample: number;
  /** Where it comes from, in words; undefined where nothing is known of that. */
  readonly place: string | undefined;
  readonly class: string;
  /** Bytes already divided by 255, [features]. */
  readonly values: readonly number[];
}

/** The first training samples, `count` of them or all that there are. */
export async function firstSamples({ train, classes }: Dataset, count: number): Promise<FirstSample[]> {
  const samples = Array.from({ length: Math.min(count, train.samples) }, (_, sample) => sample);
  const features = await featuresOf(train, samples);
  const width = featuresPerSample(train);
  const divisor = features instanceof Uint8Array ? 255 : 1;
  return samples.map((sample) => ({
    sample,
    place: placeWords(train.items, sample),
    class: classes[train.labels[sample] ?? 0] ?? '',
    values: Array.from(features.subarray(sample * width, (sample + 1) * width), (value) => value / divisor),
  }));
}

/** Whether the samples are pictures and not rows of numbers. */
export function isPictures({ image: { width, height } }: Pick<Dataset, 'image'>): boolean {
  return width > 1 && height > 1;
}
