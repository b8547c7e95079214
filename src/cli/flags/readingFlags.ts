import type { Command } from 'commander';
import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { READING_OPTIONS, READING_TABLE, readingOptionsOf } from '../../settings/readingTable.ts';
import type { Flag } from '../../settings/setting.ts';
import { UsageError } from '../terminal/exit.ts';
import { addFlag, addListFlag } from './addFlag.ts';

/** Adds the flags about files of the user's own. */
export function addReadingFlags(command: Command): Command {
  command.optionsGroup('Files of your own, with --dataset PATH:');
  for (const name of READING_OPTIONS) {
    if (name === 'ignore') addListFlag(command, READING_TABLE.ignore);
    else addFlag(command, READING_TABLE[name] as Flag<unknown>);
  }
  return command.optionsGroup('Options:');
}

/**
 * What the flags say about the files; undefined where they say nothing. Throws UsageError where one of the data sets is
 * a known one, which is read in one way.
 */
export function readingOf(flags: ReadingOptions, datasets: readonly string[]): ReadingOptions | undefined {
  const options = readingOptionsOf(flags);
  const known = datasets.find((name) => DATASET_NAMES.includes(name));
  if (options === undefined || known === undefined) return options;
  const given = READING_OPTIONS.filter((name) => name in options).map((name) => `--${READING_TABLE[name].flag}`);
  const [are, them] = given.length === 1 ? ['is', 'the flag'] : ['are', 'the flags'];
  throw new UsageError(
    `${given.join(', ')} ${are} about files of your own, and ${known} is read in one way: give --dataset the path of ` +
      `your files, or leave ${them} out`,
  );
}
