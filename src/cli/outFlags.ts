import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommonFlags } from './commonFlags.ts';
import type { DataFlags } from './dataFlags.ts';
import { text } from './flags.ts';

/** What the flags of a command that writes a run folder parse to, beside the run's settings. */
export interface TrainFlags extends CommonFlags, DataFlags {
  readonly out?: string;
  readonly force: boolean;
}

/** The run folder: the one that the flags name, or `out/photos` for `data/photos.tar.gz`. */
export function outFolder({ out, dataset }: Pick<TrainFlags, 'out' | 'dataset'>): string {
  const name = basename(resolve(dataset)).replace(/\.(tar|tar\.gz|tgz)$/i, '');
  return out ?? join('out', name);
}

export function addOutFlags(command: Command): Command {
  return command
    .option('--out <folder>', 'the run folder (out/ and the name of the data set)', text('--out'))
    .option('--force', 'replace a run that the folder already holds', false);
}
