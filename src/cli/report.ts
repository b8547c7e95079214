import type { Command } from 'commander';
import { addJsonFlag } from './commonFlags.ts';
import { text } from './flags.ts';

export function addReport(program: Command): void {
  const command = program.command('report').description('draw the figures again from a finished folder, without a GPU');
  addJsonFlag(command.argument('<folder>', 'a run folder', text('the run folder'))).action(async (out, flags) => {
    const { redraw } = await import('./redraw.ts');
    await redraw(out, flags);
  });
}
