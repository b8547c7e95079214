import type { Command } from 'commander';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { someText } from '../../settings/parsers.ts';
import { SETTINGS } from '../../settings/table.ts';
import type { DataSettings } from '../../settings/values.ts';
import { addFlag } from './addFlag.ts';

/** What the flags about data parse to. */
export interface DataFlags extends DataSettings {
  readonly dataDir?: string;
  /** What is said about files of the user's own. */
  readonly reading?: ReadingOptions | undefined;
}

const DATA_DIR = {
  flag: 'data-dir',
  argument: '<folder>',
  help: 'a folder with data files; without it they are downloaded once',
  value: someText(),
};

/** Adds the flag that names where data files lie. */
export function addDataDirFlag(command: Command): Command {
  return addFlag(command, DATA_DIR);
}

/** Adds the flags about data to a command, all but the one that names the data set. */
export function addDataFlags(command: Command): Command {
  return addFlag(addFlag(addDataDirFlag(command), SETTINGS.samples), SETTINGS.testSamples);
}
