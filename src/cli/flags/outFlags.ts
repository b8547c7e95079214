import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { dataName } from '../../../datasets/dataName.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { someText } from '../../settings/parsers.ts';
import type { RunSettings } from '../../settings/values.ts';
import { addFlag } from './addFlag.ts';
import type { GpuFlags } from './commonFlags.ts';
import type { DataFlags } from './dataFlags.ts';

/** What the flags of a command that writes a run folder parse to. */
export interface TrainFlags extends GpuFlags, DataFlags, ReadingOptions, Partial<RunSettings> {
  readonly out?: string;
  readonly force: boolean;
}

/** The run folder: the one that the flags name, or `out/photos` for `data/photos.tar.gz`. */
export function outFolder({ out, dataset }: Pick<TrainFlags, 'out' | 'dataset'>): string {
  return out ?? join('out', dataName(resolve(dataset)));
}

/** Adds the flags of a command that writes into a folder. */
export function addOutFlags(command: Command, what: 'run' | 'study'): Command {
  const usual = what === 'run' ? 'the name of the data set' : 'the name of the preset';
  const out = {
    flag: 'out',
    argument: '<folder>',
    help: `the ${what}'s folder (out/ and ${usual})`,
    value: someText(),
  };
  return addFlag(command, out).option('--force', `replace a ${what} that the folder already holds`, false);
}
