import { join } from 'node:path';
import { nodeFolder } from '../../platform/node/files.ts';
import { requireFonts } from '../../platform/node/rasterise.ts';
import { readRun } from '../../run/folder/read/readRun.ts';
import { type ChangedVerdict, changedVerdicts } from '../../studies/claims/otherDraws.ts';
import { type FigureInputs, figureInputsOf } from '../../studies/figureInputs.ts';
import { readFigureInputs, readStudy } from '../../studies/running/readStudy.ts';
import type { Study } from '../../studies/running/settings.ts';
import { listed } from '../../studies/words.ts';
import { sayClaims } from '../terminal/sayClaims.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';
import { drawReport } from './drawReport.ts';
import { drawStudy } from './drawStudy.ts';
import { unpackBeside } from './unpack.ts';

export interface RedrawFlags {
  readonly json: boolean;
  readonly png: boolean;
  /** How often the claims are decided again with other random draws; not at all where left out. */
  readonly draws?: number;
}

/** Draws the figures of a finished run or study again, a zipped one after unpacking it, and says what its claims are. */
export async function redraw(path: string, { json, png, draws = 0 }: RedrawFlags): Promise<void> {
  const terminal = openTerminal(json);
  if (png) await requireFonts();
  const out = /\.zip$/i.test(path) ? await unpackBeside(path) : path;
  const study = await readStudy(nodeFolder(out));
  const { claims, files } = study ? await drawStudy(out, study, { png }) : await drawReport(out, { png });
  const changed = draws > 0 ? await verdictsOfOtherDraws(out, study, draws) : null;
  terminal.json({ out, files, claims, ...(changed && { draws, changed }) });
  const drawn = files.some((file) => file.startsWith('figures/'));
  if (drawn) sayClaims(terminal, claims);
  else terminal.note(`${out}: nothing can be drawn, as no epoch of the run is whole`);
  if (changed) sayChanges(terminal, changed, draws);
  terminal.say(`report: ${join(out, 'report.html')}`);
}

/** The verdicts of the folder's claims that hang on a draw. */
function verdictsOfOtherDraws(out: string, study: Study | null, draws: number): Promise<ChangedVerdict[]> {
  const wanted = study?.settings.figures;
  return changedVerdicts((stream) => readInputs(out, study, stream), draws, wanted);
}

async function readInputs(out: string, study: Study | null, randomStream: number): Promise<FigureInputs[]> {
  const folder = nodeFolder(out);
  if (study === null) return [figureInputsOf(await readRun(folder), { randomStream })];
  const inputs: FigureInputs[] = [];
  for (const entry of study.datasets) inputs.push(await readFigureInputs(folder, study, entry, randomStream));
  return inputs;
}

function sayChanges(terminal: Terminal, changed: readonly ChangedVerdict[], draws: number): void {
  if (changed.length === 0) terminal.say(`${draws} other random draws change no verdict`);
  for (const { id, dataset, verdict, others } of changed) {
    const words = others.map((other) => `${other.verdict ?? 'no number'} in ${other.draws}`);
    terminal.say(`${id} on ${dataset}: ${verdict ?? 'no number'}, but of ${draws} other draws ${listed(words)}`);
  }
}
