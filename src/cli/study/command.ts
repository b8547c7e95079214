import type { Command } from 'commander';
import type { Flag } from '../../settings/setting.ts';
import { SETTINGS } from '../../settings/table.ts';
import { PRESETS } from '../../studies/presets.ts';
import { addFlag, addRepeatedFlag } from '../flags/addFlag.ts';
import { addGpuFlags } from '../flags/commonFlags.ts';
import { addDataFlags } from '../flags/dataFlags.ts';
import { addOutFlags } from '../flags/outFlags.ts';
import { addReadingFlags } from '../flags/readingFlags.ts';
import { addRunFlags } from '../flags/runFlags.ts';
import { STUDY_FLAGS, type StudyFlags } from './studyFlags.ts';

export function addStudy(program: Command): void {
  const command = program.command('study').description('the figures of data sets, each claim checked by number');
  Object.values<Flag<unknown>>(STUDY_FLAGS)
    .reduce<Command>(addFlag, command)
    .option('--resume', 'continue what an interrupted study left in the folder', false)
    .option('--dry-run', 'say what the study would run, and its arithmetic and memory', false)
    .option('--png', 'write each picture as PNG too', false);
  addRunFlags(
    addReadingFlags(addDataFlags(addRepeatedFlag(addOutFlags(command, 'study'), SETTINGS.dataset))),
    presetWords(),
  );
  addGpuFlags(command).action(async (flags: StudyFlags) => {
    const { study } = await import('./study.ts');
    await study(flags);
  });
}

/** Says of the settings that presets choose that their defaults are the preset's. */
function presetWords(): Record<string, string> {
  const chosen = Object.values(PRESETS).flatMap(({ settings }) => Object.keys(settings));
  return Object.fromEntries(chosen.map((name) => [name, "the preset's"]));
}
