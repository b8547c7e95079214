import { join } from 'node:path';
import { nodeFolder } from '../../platform/node/files.ts';
import { requireFonts } from '../../platform/node/rasterise.ts';
import { readStudy } from '../../studies/running/readStudy.ts';
import { sayClaims } from '../terminal/sayClaims.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { drawReport } from './drawReport.ts';
import { drawStudy } from './drawStudy.ts';
import { unpackBeside } from './unpack.ts';

export interface RedrawFlags {
  readonly json: boolean;
  readonly png: boolean;
}

/** Draws the figures of a finished run or study again, a zipped one after unpacking it, and says what its claims are. */
export async function redraw(path: string, { json, png }: RedrawFlags): Promise<void> {
  const terminal = openTerminal(json);
  if (png) await requireFonts();
  const out = /\.zip$/i.test(path) ? await unpackBeside(path) : path;
  const study = await readStudy(nodeFolder(out));
  const { claims, files } = study ? await drawStudy(out, study, { png }) : await drawReport(out, { png });
  terminal.json({ out, files, claims });
  const drawn = files.some((file) => file.startsWith('figures/'));
  if (drawn) sayClaims(terminal, claims);
  else terminal.note(`${out}: nothing can be drawn, as no epoch of the run is whole`);
  terminal.say(`report: ${join(out, 'report.html')}`);
}
