import type { Command } from 'commander';
import { DATASET_NAMES } from '../../datasets/catalogue.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { loadDataset } from '../../datasets/load.ts';
import type { DatasetSource, LoadProgress } from '../../datasets/source.ts';
import { nodeDatasetSource } from '../platform/node/datasetSource.ts';
import { UsageError } from './exit.ts';
import { text, wholeNumber } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** What the flags about data parse to. */
export interface DataFlags {
  readonly dataset: string;
  readonly dataDir?: string;
  readonly samples?: number;
  readonly testSamples?: number;
}

/** Adds the flags about data to a command. */
export function addDataFlags(command: Command): Command {
  return command
    .option(
      '--dataset <name>',
      'strokes, mnist, fashion-mnist, kmnist, cifar10, or a path',
      text('--dataset'),
      'strokes',
    )
    .option('--data-dir <folder>', 'a folder with data files; without it they are downloaded once', text('--data-dir'))
    .option('--samples <n>', 'train on the first n samples', wholeNumber('--samples', 1))
    .option('--test-samples <n>', 'test on the first n samples', wholeNumber('--test-samples', 1));
}

/** Loads the data set that the flags name. Throws UsageError, DatasetError, or the signal's reason. */
export async function loadFlagged(flags: DataFlags, terminal: Terminal, signal: AbortSignal): Promise<Dataset> {
  const { dataset, samples, testSamples } = flags;
  const source = nodeDatasetSource(flags.dataDir);
  await refuseUnknown(dataset, source);
  const progress = ({ activity, name, done, total }: LoadProgress) => {
    if (!signal.aborted) terminal.progress.update(`${activity} ${name}`, done, total);
  };
  try {
    return await loadDataset(dataset, source, { samples, testSamples, signal, progress });
  } finally {
    terminal.progress.end();
  }
}

/** A word that is neither a name nor a path is a slip of the pen; of a path, loading says that nothing lies there. */
async function refuseUnknown(dataset: string, source: DatasetSource): Promise<void> {
  const isPath = /[./\\]/.test(dataset) || (await source.kindOf(dataset)) !== 'missing';
  if (isPath || DATASET_NAMES.includes(dataset)) return;
  throw new UsageError(`--dataset must be one of ${DATASET_NAMES.join(', ')} or a path, not '${dataset}'`);
}
