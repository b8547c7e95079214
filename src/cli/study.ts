import type { Command } from 'commander';
import { PRESETS, type PresetName } from '../studies/presets.ts';
import { addCommonFlags } from './commonFlags.ts';
import { addDataFlags } from './dataFlags.ts';
import { oneOf } from './flags.ts';
import { addOutFlags, type TrainFlags } from './outFlags.ts';
import { addRunFlags, runSettings } from './runFlags.ts';

const NAMES = Object.keys(PRESETS) as PresetName[];

interface StudyFlags extends TrainFlags {
  readonly preset: PresetName;
}

export function addStudy(program: Command): void {
  const command = program.command('study').description('the figures of a data set, with settings from a preset');
  command.option('--preset <name>', NAMES.join(', '), oneOf('--preset', NAMES), 'quick' as const);
  addRunFlags(addDataFlags(addOutFlags(command)));
  addCommonFlags(command).action(study);
}

/** What the flags say goes over what the preset says. */
async function study(flags: StudyFlags): Promise<void> {
  const { train } = await import('./training.ts');
  const { settings, ...data } = PRESETS[flags.preset];
  await train({ ...data, ...flags }, runSettings(flags, settings));
}
