import type { Command } from 'commander';
import { runSettingsOf } from '../../settings/runSettings.ts';
import { SETTINGS } from '../../settings/table.ts';
import { addFlagWithDefault } from '../flags/addFlag.ts';
import { addGpuFlags } from '../flags/commonFlags.ts';
import { addDataFlags } from '../flags/dataFlags.ts';
import { addOutFlags, type TrainFlags } from '../flags/outFlags.ts';
import { addReadingFlags } from '../flags/readingFlags.ts';
import { addRunFlags, addSingleRunFlags, checkBatches } from '../flags/runFlags.ts';

export function addTrain(program: Command): void {
  const command = program.command('train').description('train one network and write its run folder and report');
  addFlagWithDefault(addOutFlags(command, 'run'), SETTINGS.dataset);
  addSingleRunFlags(addRunFlags(addReadingFlags(addDataFlags(command))));
  addGpuFlags(command).action(async (flags: TrainFlags) => {
    const { train } = await import('./train.ts');
    const settings = runSettingsOf(flags);
    checkBatches(settings);
    await train(flags, settings);
  });
}
