import { BATCHES } from '../../batches/names.ts';
import { isControl, MIXED_BATCHES, ORDERED_BATCHES } from '../batchGroups.ts';
import { defineFigure } from '../figure.ts';
import { largestBy, listed } from '../numbers.ts';
import { drawFigure07, errorPercent } from './panels.ts';
import { type FinalError, type FinalRow, type Rows07, riseOf, rows07, testErrorOf } from './rows.ts';

/** A training error that ends so many times as high as its least has risen, as in claim 7c. */
const RISEN = 1.1;

export const figure07 = defineFigure<Rows07>({
  number: 7,
  title: 'Batches built by loss and by importance',
  question: 'Does it matter which samples share a batch, and in which order the batches come?',
  method:
    'From a finished run the samples are sorted by their last loss (NL…) or by their overall importance (SI…). ' +
    'Consecutive ones share a batch, visited from low to high (NLO, SIO) or from high to low (RNLO, RSIO), or every ' +
    'batch is a mix of all of them (NLM, SIM); Rand is a random split. NLS and SIS, which the paper lacks, visit the ' +
    'batches of NLO and SIO in an order shuffled once. The batches stay the same in every epoch. Lines are means over ' +
    'the initialisations, bands their standard errors.',
  normalisations: ['plain'],
  digest: 'final',
  rows: rows07,
  panels: drawFigure07,
  reading,
});

function reading({ final, errors }: Rows07): string {
  const finished = final.map(testErrorOf).flatMap(({ error, ...row }) => (error === null ? [] : [{ ...row, error }]));
  const words = [endWords(finished), groupWords(finished), riseWords(errors), divergedWords(final)];
  return words.filter((sentence) => sentence !== '').join(' ');
}

/** The test error of a construction that came to the last epoch. */
type Finished = FinalError & Readonly<{ error: number }>;

function endWords(finished: readonly Finished[]): string {
  const words = ({ error, standardError }: Finished) => errorPercent(error, standardError);
  const least = largestBy(finished, ({ error }) => -error);
  const most = largestBy(finished, ({ error }) => error);
  if (!least || !most) return '';
  if (least === most) return `The test error with ${least.batches} ends at ${words(least)}.`;
  return (
    `The test error ends lowest with ${least.batches}, at ${words(least)}, and highest with ${most.batches}, at ` +
    `${words(most)}.`
  );
}

function groupWords(finished: readonly Finished[]): string {
  const groups = [
    groupSpan(
      'mixed',
      finished.filter(({ batches }) => MIXED_BATCHES.includes(batches)),
    ),
    groupSpan(
      'ordered',
      finished.filter(({ batches }) => ORDERED_BATCHES.includes(batches)),
    ),
    groupSpan(
      'shuffled',
      finished.filter(({ batches }) => isControl(batches)),
    ),
  ].flat();
  return groups.length > 1 ? `It lies ${listed(groups)}.` : '';
}

/** No words for a group of fewer than two. */
function groupSpan(name: string, members: readonly Finished[]): string[] {
  if (members.length < 2) return [];
  const errors = members.map(({ error }) => error);
  const [least, most] = [errorPercent(Math.min(...errors)), errorPercent(Math.max(...errors))];
  const span = least === most ? `at ${least}` : `between ${least} and ${most}`;
  return [`${span} with the ${name} ones (${members.map(({ batches }) => batches).join(', ')})`];
}

/** Which training errors rise after their least. */
function riseWords(errors: Rows07['errors']): string {
  const rises = BATCHES.flatMap((name) => {
    const rise = riseOf(errors.filter(({ batches, split }) => batches === name && split === 'train'));
    return rise !== null && rise > RISEN ? [`${name} (${rise.toFixed(2)} times)`] : [];
  });
  return rises.length > 0 ? `The training error ends above its least with ${listed(rises)}.` : '';
}

function divergedWords(final: readonly FinalRow[]): string {
  const affected = final.filter(({ diverged }) => diverged > 0);
  if (affected.length === 0) return '';
  const counts = affected.map(({ batches, diverged, trainings }) => `${diverged} of the ${trainings} with ${batches}`);
  return `Trainings diverged: ${listed(counts)}. Such a training counts up to its last whole epoch.`;
}
