import { type Dataset, featureCount } from '../dataset.ts';
import { classCounts } from './classCounts.ts';
import type { Reading } from './reading.ts';

/** What is said about a data set of bytes that leaves nothing to choose. */
export type PlainReading = Pick<Reading, 'format' | 'files' | 'labels' | 'test'>;

/** A data set of pictures of bytes with what it was read as. */
export function withReading(dataset: Dataset, { format, files, labels, test }: PlainReading): Dataset {
  const { image, classes, train } = dataset;
  const channels = image.channels > 1 ? ` in ${image.channels} channels` : '';
  const reading: Reading = {
    ...{ format, files, labels, test },
    id: null,
    features: {
      count: featureCount(image),
      words: `${image.width} × ${image.height} pixels${channels}`,
      names: null,
      ...{ kept: 'bytes', scaled: 'from 0 … 255 to 0 … 1' },
    },
    ...{ carried: [], leftOut: [], missing: null, notes: [] },
    classes: classCounts(classes, train.labels, dataset.test.labels),
  };
  return { ...dataset, reading };
}
