import { join } from 'node:path';
import type { Command } from 'commander';
import { nodeDocument } from '../platform/node/document.ts';
import { nodeFolder } from '../platform/node/files.ts';
import { writeReport } from '../report/writeReport.ts';
import { addJsonFlag } from './commonFlags.ts';
import { text } from './flags.ts';
import { openTerminal } from './terminal.ts';
import { sayClaims } from './train.ts';

export function addReport(program: Command): void {
  const command = program.command('report').description('draw the figures again from a finished folder, without a GPU');
  addJsonFlag(command.argument('<folder>', 'a run folder', text('the run folder'))).action(report);
}

async function report(out: string, flags: { readonly json: boolean }): Promise<void> {
  const terminal = openTerminal(flags.json);
  const { claims, files } = await writeReport(nodeFolder(out), { document: nodeDocument() });
  terminal.json({ out, files, claims });
  const drawn = files.some((file) => file.startsWith('figures/'));
  if (drawn) sayClaims(terminal, claims);
  else terminal.note(`${out}: nothing can be drawn, as no epoch of the run is whole`);
  terminal.say(`report: ${join(out, 'report.html')}`);
}
