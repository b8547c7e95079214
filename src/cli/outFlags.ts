import type { Command } from 'commander';
import type { CommonFlags } from './commonFlags.ts';
import type { DataFlags } from './dataFlags.ts';
import { text } from './flags.ts';

/** What the flags of a command that writes a run folder parse to, beside the run's settings. */
export interface TrainFlags extends CommonFlags, DataFlags {
  readonly out: string;
  readonly force: boolean;
}

export function addOutFlags(command: Command): Command {
  return command
    .requiredOption('--out <folder>', 'the run folder', text('--out'))
    .option('--force', 'replace a run that the folder already holds', false);
}
