import type { Dataset } from '../../../datasets/dataset.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { CommonFlags } from '../flags/commonFlags.ts';
import type { DataFlags } from '../flags/dataFlags.ts';
import { loadFlagged } from '../flags/loadFlagged.ts';
import { readingOf } from '../flags/readingFlags.ts';
import { abortOnSignals } from '../terminal/interruption.ts';
import { sayReading } from '../terminal/sayReading.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';
import { classTable } from './classTable.ts';
import { type FirstSample, firstSamples, isPictures } from './firstSamples.ts';
import { inspectionDocument } from './inspectionDocument.ts';
import { sampleTable } from './sampleTable.ts';
import { checkSheet, writeSheet } from './writeSheet.ts';

/** What the flags of `inspect` parse to, and its argument as `dataset`. */
export interface InspectFlags extends DataFlags, ReadingOptions, Pick<CommonFlags, 'json'> {
  /** How many training samples are shown. */
  readonly rows?: number;
  /** The PNG file for the first pictures of each class. */
  readonly sheet?: string;
}

/** Says what a data set is read as, and shows its first samples. It opens no adapter and trains nothing. */
export async function inspect(flags: InspectFlags): Promise<void> {
  const { dataset: path, sheet, rows = 5 } = flags;
  const terminal = openTerminal(flags.json);
  const signal = abortOnSignals(terminal);
  const reading = readingOf(flags, [path]);
  if (sheet !== undefined) checkSheet(sheet, path);
  const dataset = await loadFlagged({ ...flags, reading }, terminal, signal, 'the data');
  signal.throwIfAborted();
  const samples = await firstSamples(dataset, rows);
  if (sheet !== undefined) await writeSheet(sheet, dataset);
  terminal.json(inspectionDocument(path, dataset, samples, sheet));
  sayAll(terminal, dataset, samples);
  if (sheet !== undefined) terminal.say(`sheet: ${sheet}`);
  else if (isPictures(dataset)) terminal.say('--sheet FILE.png draws the first pictures of each class');
}

function sayAll(terminal: Terminal, dataset: Dataset, samples: readonly FirstSample[]): void {
  sayReading(terminal, dataset);
  for (const line of classTable(dataset)) terminal.say(line);
  for (const line of sampleTable(dataset, samples)) terminal.say(line);
}
