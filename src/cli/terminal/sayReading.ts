import type { Dataset } from '../../../datasets/dataset.ts';
import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import { readingSentences } from '../../../datasets/reading/sentences.ts';
import { carriedColumns } from '../../run/folder/itemColumns.ts';
import type { Terminal } from './terminal.ts';

/** Says what a data set was read as; of one that says nothing of that, whatever notes it has. */
export function sayReading(terminal: Terminal, dataset: Dataset): void {
  const { name, reading, notes = [] } = dataset;
  terminal.say(name);
  for (const sentence of reading ? readingSentences(reading) : notes) terminal.say(`  ${sentence}`);
  for (const sentence of renamedSentences(dataset)) terminal.say(`  ${sentence}`);
}

/** The same beside the result of a command that trains, of data of the user's own. */
export function noteReading(terminal: Terminal, dataset: Dataset): void {
  const { name, reading, notes = [] } = dataset;
  if (DATASET_NAMES.includes(name)) return;
  for (const sentence of reading ? readingSentences(reading) : notes) terminal.note(sentence);
  for (const sentence of renamedSentences(dataset)) terminal.note(sentence);
}

/** Columns that travel along and have another name in `items.parquet`, since it has a column of their name already. */
function renamedSentences(dataset: Dataset): string[] {
  return carriedColumns(dataset)
    .filter(({ given, name }) => given !== name)
    .map(({ given, name }) => `Column ${given} is called ${name} in items.parquet.`);
}
