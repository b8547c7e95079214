import { type Dataset, DatasetError } from '../../../../datasets/dataset.ts';
import { batchSizes } from '../../../batches/batches.ts';
import { describeAdapter } from '../../../platform/adapterChoice.ts';
import { splitDigest } from '../../../run/digest.ts';
import { editDataset } from '../../../run/edits/edits.ts';
import type { OpenedRunView } from '../../protocol/values.ts';
import type { OpenedRun } from './openedRun.ts';

/** What the page gets to know of an opened run at once. `previous` is the run that it is compared with. */
export function viewOf(opened: OpenedRun, run: number, previous: number | null): OpenedRunView {
  const { config, dataset, digest, index, items, summaries } = opened;
  const labels = new Uint16Array(index.whole);
  for (const [row, label] of dataset.train.labels.entries()) labels[index.sampleOf(row)] = label;
  const { name, image, classes, test } = dataset;
  const sizes = { samples: index.whole, testSamples: test.samples };
  const { reading = null } = opened.environment.dataset;
  const data = {
    name,
    image,
    classes,
    ...sizes,
    labels,
    truth: null,
    items: items && structuredClone(items),
    reading,
    digest,
    loaded: false,
  };
  const beginning = { run, config, steps: batchSizes(config).length };
  const adapter = describeAdapter(opened.environment.adapter);
  return { data, beginning, epochs: summaries, values: opened.lastValues, adapter, previous };
}

/** Throws DatasetError where these are not the data that the run was trained on. */
export async function checkDataOf({ config, digest, dataset }: OpenedRun, data: Dataset): Promise<void> {
  const own = config.edits ? editDataset(data, config.edits) : data;
  if ((await splitDigest(own.train)) === digest) return;
  throw new DatasetError(
    `${data.name}: expected the data that the run was trained on (${dataset.name}, ${dataset.train.samples} samples), ` +
      'these have another SHA-256; choose the files that it was made from',
  );
}
