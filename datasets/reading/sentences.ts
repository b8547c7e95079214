import { allVisible, visible } from '../visible.ts';
import type { LeftOut, Reading } from './reading.ts';
import { counted, listed, someOf } from './words.ts';

/** All that a reading says, as whole sentences with their full stops: for the terminal, the report and the lab. */
export function readingSentences(reading: Reading): string[] {
  const { id, carried, leftOut, notes } = reading;
  return [
    `${filesWords(reading)}.`,
    classSentence(reading),
    `${featureWords(reading)}.`,
    ...(id === null ? [] : [`Names of the samples from column ${id}.`]),
    `Test samples: ${reading.test}.`,
    ...missingSentence(reading),
    ...(carried.length > 0 ? [`Kept beside each sample, and not read by the network: ${someOf(carried, 20)}.`] : []),
    ...leftOut.map((one) => `${leftOutWords(one)}.`),
    ...notes.map((note) => (/[.!?]$/.test(note) ? note : `${note}.`)),
  ].map(allVisible);
}

/** What was left out and why: `Left out: column id, it only counts the rows`. */
export function leftOutWords({ what, names, count, why }: LeftOut): string {
  const known = names.length > 0 && names.length >= count;
  const plural = count === 1 ? what : `${what}s`;
  const subject = known && count === 1 ? `${labelled(what, names)}` : `${count} ${plural}${examples(names, count)}`;
  return `Left out: ${subject}, ${count === 1 ? aboutOne(why) : why}`;
}

/** Reasons are written for several; of a single thing they say "it". */
function aboutOne(why: string): string {
  return why
    .replace(/^they are no (\w+?)s\b/, 'it is no $1')
    .replace(/^they are\b/, 'it is')
    .replace(/^they have\b/, 'it has')
    .replace(/^they do\b/, 'it does')
    .replace(/^they (lack|hold)\b/, 'it $1s')
    .replace(/^their\b/, 'its');
}

/** `column id`, but `row 7 of a.csv`: names of rows say themselves that they are rows. */
function labelled(what: string, names: readonly string[]): string {
  return names[0]?.startsWith(`${what} `) ? listed(names) : `${what} ${listed(names)}`;
}

function examples(names: readonly string[], count: number): string {
  if (names.length === 0) return '';
  const more = count > names.length ? ` and ${count - names.length} more` : '';
  return ` (${more ? names.join(', ') : listed(names)}${more})`;
}

function filesWords({ format, files }: Reading): string {
  const all = files.map(({ path, samples, use }) => `${path} (${counted(samples, 'sample')}${useWords[use]})`);
  return `${format.startsWith('drawn') ? `D${format.slice(1)}` : `Read as ${format}`}${all.length > 0 ? `: ${someOf(all, 6)}` : ''}`;
}

const useWords = { train: ' to train with', test: ' to test with', both: '' } as const;

/** Up to so many classes are named each. */
const NAMED_CLASSES = 12;

function classSentence({ labels, classes }: Reading): string {
  const head = `Labels from ${labels}: ${counted(classes.length, 'class', 'classes')}`;
  if (classes.length > NAMED_CLASSES)
    return `${head} of ${rangeWords(classes.map(({ train }) => train))} training samples each.`;
  const each = classes.map(
    ({ name, train, test }) => `${visible(name)} (${train} to train with, ${test} to test with)`,
  );
  return `${head}, ${listed(each)}.`;
}

function rangeWords(counts: readonly number[]): string {
  const [least, largest] = [Math.min(...counts), Math.max(...counts)];
  return least === largest ? `${least}` : `${least} to ${largest}`;
}

function featureWords({ features: { count, words, kept, scaled } }: Reading): string {
  const inputs = counted(count, 'feature');
  return `${inputs} per sample, ${words}, scaled ${scaled} and kept as ${kept === 'bytes' ? 'bytes' : 'float32'}`;
}

function missingSentence({ missing }: Reading): string[] {
  if (missing === null) return [];
  const { cells, rows, done } = missing;
  const were = cells === 1 ? 'was' : 'were';
  const what = `${counted(cells, 'cell')} in ${counted(rows, 'row')} ${cells === 1 ? 'has' : 'have'} no value`;
  if (done === 'drop') return [`${what}; ${rows === 1 ? 'the row was' : 'these rows were'} left out.`];
  return [`${what} and ${were} filled with ${done === 'mean' ? 'the mean of the training rows' : 'zero'}.`];
}
