import { BATCHES } from '../../batches/names.ts';
import { isControl, MIXED_BATCHES, ORDERED_BATCHES } from '../batchGroups.ts';
import { largestBy } from '../largestBy.ts';
import { listed } from '../words.ts';
import { RISEN } from './claims.ts';
import { errorPercent } from './panels.ts';
import { type FinalError, type FinalRow, type Rows07, riseOf, testErrorOf } from './rows.ts';

export function reading07({ final, errors }: Rows07): string {
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

/** Says nothing of a group with fewer than two members. */
function groupSpan(name: string, members: readonly Finished[]): string[] {
  if (members.length < 2) return [];
  const errors = members.map(({ error }) => error);
  const [least, most] = [errorPercent(Math.min(...errors)), errorPercent(Math.max(...errors))];
  const span = least === most ? `at ${least}` : `between ${least} and ${most}`;
  return [`${span} with the ${name} ones (${members.map(({ batches }) => batches).join(', ')})`];
}

/** Names the constructions whose training error ends above its least value. */
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
