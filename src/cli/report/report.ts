import type { Command } from 'commander';
import { addJsonFlag } from '../flags/commonFlags.ts';
import { text } from '../flags/parsers.ts';

export function addReport(program: Command): void {
  const command = program.command('report').description('draw the figures again from a finished folder, without a GPU');
  command.argument('<folder>', 'the folder of a run or a study, or a .zip of it', text('the folder'));
  command.option('--png', 'write each picture as PNG too', false);
  addJsonFlag(command).action(async (out, flags) => {
    const { redraw } = await import('./redraw.ts');
    await redraw(out, flags);
  });
}
