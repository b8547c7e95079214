import type { Command } from 'commander';
import { someText, wholeNumber } from '../../settings/parsers.ts';
import type { Flag } from '../../settings/setting.ts';
import { addFlag, orUsageError } from '../flags/addFlag.ts';
import { addJsonFlag } from '../flags/commonFlags.ts';
import type { RedrawFlags } from './redraw.ts';

const DRAWS: Flag<number> = {
  flag: 'draws',
  argument: '<n>',
  help: 'decide the claims again with so many other random draws, and say which verdicts change',
  value: wholeNumber(1),
};

export function addReport(program: Command): void {
  const command = program.command('report').description('draw the figures again from a finished folder, without a GPU');
  command.argument(
    '<folder>',
    'the folder of a run or a study, or a .zip of it',
    orUsageError('the folder', someText()),
  );
  command.option('--png', 'write each picture as PNG too', false);
  addFlag(command, DRAWS);
  addJsonFlag(command).action(async (out: string, flags: RedrawFlags) => {
    const { redraw } = await import('./redraw.ts');
    await redraw(out, flags);
  });
}
