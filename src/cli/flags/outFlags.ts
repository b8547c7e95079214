import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { GpuFlags } from './commonFlags.ts';
import type { DataFlags } from './dataFlags.ts';
import { text } from './parsers.ts';

/** What the flags of a command that writes a run folder parse to, beside the run's settings. */
export interface TrainFlags extends GpuFlags, DataFlags {
  readonly out?: string;
  readonly force: boolean;
}

/** The run folder: the one that the flags name, or `out/photos` for `data/photos.tar.gz`. */
export function outFolder({ out, dataset }: Pick<TrainFlags, 'out' | 'dataset'>): string {
  const name = basename(resolve(dataset)).replace(/\.(tar|tar\.gz|tgz)$/i, '');
  return out ?? join('out', name);
}

export function addOutFlags(command: Command, what: 'run' | 'study'): Command {
  const usual = what === 'run' ? 'the name of the data set' : 'the name of the preset';
  return command
    .option('--out <folder>', `the ${what}'s folder (out/ and ${usual})`, text('--out'))
    .option('--force', `replace a ${what} that the folder already holds`, false);
}
