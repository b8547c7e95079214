import type { Command } from 'commander';
import { someText } from '../../settings/parsers.ts';
import { orUsageError } from '../flags/addFlag.ts';
import { addJsonFlag } from '../flags/commonFlags.ts';
import type { RedrawFlags } from './redraw.ts';

export function addReport(program: Command): void {
  const command = program.command('report').description('draw the figures again from a finished folder, without a GPU');
  command.argument(
    '<folder>',
    'the folder of a run or a study, or a .zip of it',
    orUsageError('the folder', someText()),
  );
  command.option('--png', 'write each picture as PNG too', false);
  addJsonFlag(command).action(async (out: string, flags: RedrawFlags) => {
    const { redraw } = await import('./redraw.ts');
    await redraw(out, flags);
  });
}
