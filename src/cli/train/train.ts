import type { Command } from 'commander';
import { addGpuFlags } from '../flags/commonFlags.ts';
import { addDataFlags, addDatasetFlag } from '../flags/dataFlags.ts';
import { addOutFlags, type TrainFlags } from '../flags/outFlags.ts';
import { addRunFlags, addSingleRunFlags, checkBatches, runSettings } from '../flags/runFlags.ts';

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
