import type { Command } from 'commander';
import { text, wholeNumber } from './parsers.ts';

/** What the flags about data parse to. */
export interface DataFlags {
  readonly dataset: string;
  readonly dataDir?: string;
  readonly samples?: number;
  readonly testSamples?: number;
}

const DATASET_HELP = 'strokes, mnist, fashion-mnist, kmnist, cifar10, or the path of a folder, an archive or a .csv';

/** Adds the flag that names a data set. */
export function addDatasetFlag(command: Command): Command {
  return command.option('--dataset <name>', DATASET_HELP, text('--dataset'), 'strokes');
}

/** Adds the flag that names data sets, given once for each. */
export function addDatasetsFlag(command: Command): Command {
  const collect = (value: string, sofar: readonly string[] = []) => [...sofar, text('--dataset')(value)];
  return command.option('--dataset <name>', `${DATASET_HELP}; once for each of several`, collect);
}

/** Adds the other flags about data to a command. */
export function addDataFlags(command: Command): Command {
  return command
    .option('--data-dir <folder>', 'a folder with data files; without it they are downloaded once', text('--data-dir'))
    .option('--samples <n>', 'train on the first n samples', wholeNumber('--samples', 1))
    .option('--test-samples <n>', 'test on the first n samples', wholeNumber('--test-samples', 1));
}
