import type { Command } from 'commander';
import { PRESETS, type PresetName } from '../../studies/presets.ts';
import { addGpuFlags } from '../flags/commonFlags.ts';
import { addDataFlags, addDatasetsFlag } from '../flags/dataFlags.ts';
import { addOutFlags } from '../flags/outFlags.ts';
import { numberList, oneOf, twoNumbers, wholeNumber } from '../flags/parsers.ts';
import { addRunFlags } from '../flags/runFlags.ts';
import type { StudyFlags } from './studyFlags.ts';

const NAMES = Object.keys(PRESETS) as PresetName[];

export function addStudy(program: Command): void {
  const command = program.command('study').description('the ten figures of data sets, each claim checked by number');
  command
    .option('--preset <name>', `${NAMES.join(', ')} (quick)`, oneOf('--preset', NAMES))
    .option('--figures <list>', 'those to draw, as in 1-4,9 (1-10)', numberList('--figures', 1, 10))
    .option('--seeds <n>', 'runs that figure 1 compares', wholeNumber('--seeds', 1))
    .option('--initialisations <n>', 'trainings with each batch construction', wholeNumber('--initialisations', 1))
    .option('--clusters <n,m>', 'clusters of figures 5 and 6', twoNumbers('--clusters', 3))
    .option('--networks <n>', 'most networks side by side (as many as fit)', wholeNumber('--networks', 1))
    .option('--resume', 'continue what an interrupted study left in the folder', false)
    .option('--dry-run', 'say what the study would run, and its arithmetic and memory', false)
    .option('--png', 'write each picture as PNG too', false);
  addRunFlags(addDataFlags(addDatasetsFlag(addOutFlags(command, 'study'))));
  addGpuFlags(command).action(async (flags: StudyFlags) => {
    const { study } = await import('./studying.ts');
    await study(flags);
  });
}
