import type { Command } from 'commander';
import { addGpuFlags } from './commonFlags.ts';
import { addDataFlags, addDatasetFlag } from './dataFlags.ts';
import { addOutFlags, type TrainFlags } from './outFlags.ts';
import { addRunFlags, addSingleRunFlags, checkBatches, runSettings } from './runFlags.ts';

export function addTrain(program: Command): void {
  const command = program.command('train').description('train one network and write its run folder and report');
  addSingleRunFlags(addRunFlags(addDataFlags(addDatasetFlag(addOutFlags(command, 'run')))));
  addGpuFlags(command).action(async (flags: TrainFlags) => {
    const { train } = await import('./training.ts');
    const settings = runSettings(flags);
    checkBatches(settings);
    await train(flags, settings);
  });
}
