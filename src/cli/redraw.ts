import { join } from 'node:path';
import { nodeFolder } from '../platform/node/files.ts';
import { readStudy } from '../studies/running/readStudy.ts';
import { drawReport } from './drawReport.ts';
import { drawStudy } from './drawStudy.ts';
import { sayClaims } from './sayClaims.ts';
import { openTerminal } from './terminal.ts';

/** Draws the figures of a finished run again and says what its claims are. */
export async function redraw(out: string, flags: { readonly json: boolean }): Promise<void> {
  const terminal = openTerminal(flags.json);
  const study = await readStudy(nodeFolder(out));
  const { claims, files } = study ? await drawStudy(out, study, {}) : await drawReport(out);
  terminal.json({ out, files, claims });
  const drawn = files.some((file) => file.startsWith('figures/'));
  if (drawn) sayClaims(terminal, claims);
  else terminal.note(`${out}: nothing can be drawn, as no epoch of the run is whole`);
  terminal.say(`report: ${join(out, 'report.html')}`);
}
