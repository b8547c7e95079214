import type { Command } from 'commander';
import { addCommonFlags, type CommonFlags } from './commonFlags.ts';
import { addDataFlags, type DataFlags } from './dataFlags.ts';
import { text } from './flags.ts';
import { addRunFlags, runSettings } from './runFlags.ts';

export interface TrainFlags extends CommonFlags, DataFlags {
  readonly out: string;
  readonly force: boolean;
}

export function addTrain(program: Command): void {
  const command = program.command('train').description('train one network and write its run folder and report');
  addRunFlags(addDataFlags(addOutFlags(command)));
  addCommonFlags(command).action(async (flags: TrainFlags) => {
    const { train } = await import('./training.ts');
    await train(flags, runSettings(flags));
  });
}

export function addOutFlags(command: Command): Command {
  return command
    .requiredOption('--out <folder>', 'the run folder', text('--out'))
    .option('--force', 'replace a run that the folder already holds', false);
}
