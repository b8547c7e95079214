import type { Command } from 'commander';
import type { Dataset } from '../../datasets/dataset.ts';
import { loadDataset } from '../../datasets/load.ts';
import { nodeDatasetSource } from '../platform/node/datasetSource.ts';
import { wholeNumber } from './flags.ts';
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
    .option('--dataset <name>', 'strokes, mnist, fashion-mnist, kmnist, cifar10, or a path', 'strokes')
    .option('--data-dir <folder>', 'a folder with data files; without it they are downloaded once')
    .option('--samples <n>', 'train on the first n samples', wholeNumber('--samples', 1))
    .option('--test-samples <n>', 'test on the first n samples', wholeNumber('--test-samples', 1));
}

/** Loads the data set that the flags name. Throws DatasetError, or the signal's reason. */
export async function loadFlagged(flags: DataFlags, terminal: Terminal, signal: AbortSignal): Promise<Dataset> {
  const { samples, testSamples } = flags;
  const dataset = await loadDataset(flags.dataset, nodeDatasetSource(flags.dataDir), {
    ...(samples !== undefined && { samples }),
    ...(testSamples !== undefined && { testSamples }),
    signal,
    progress: ({ activity, name, done, total }) => terminal.progress.update(`${activity} ${name}`, done, total),
  });
  terminal.progress.end();
  return dataset;
}
