import { join } from 'node:path';
import { drawReport } from './drawReport.ts';
import { sayClaims } from './sayClaims.ts';
import { openTerminal } from './terminal.ts';

/** Draws the figures of a finished run again and says what its claims are. */
export async function redraw(out: string, flags: { readonly json: boolean }): Promise<void> {
  const terminal = openTerminal(flags.json);
  const { claims, files } = await drawReport(out);
  terminal.json({ out, files, claims });
  const drawn = files.some((file) => file.startsWith('figures/'));
  if (drawn) sayClaims(terminal, claims);
  else terminal.note(`${out}: nothing can be drawn, as no epoch of the run is whole`);
  terminal.say(`report: ${join(out, 'report.html')}`);
}
