import type { Command } from 'commander';
import { text, wholeNumber } from './flags.ts';

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
