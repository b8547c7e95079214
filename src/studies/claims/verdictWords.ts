import { listed } from '../words.ts';
import type { ClaimResult, Verdict } from './claim.ts';

/** How a verdict is shown, in the terminal and on the page. */
export interface VerdictWords {
  /** `none` where the claim is about other data, or has no number here. */
  readonly name: Verdict | 'none';
  readonly mark: string;
  readonly words: string;
}

const MARKS = { holds: '✓', fails: '✗', undecided: '~' } as const satisfies Record<Verdict, string>;
const NO_NUMBER: VerdictWords = { name: 'none', mark: '–', words: 'no number' };

/** The words of a verdict; "no number" where a claim was not measured, which is not the same as undecided. */
export function verdictWords(result: Pick<ClaimResult, 'verdict'> | undefined): VerdictWords {
  const verdict = result?.verdict ?? null;
  return verdict === null ? NO_NUMBER : { name: verdict, mark: MARKS[verdict], words: verdict };
}

/** How many claims hold, fail and are undecided; `none` have no number. */
export type VerdictCounts = Readonly<Record<VerdictWords['name'], number>>;

export function countVerdicts(results: readonly Pick<ClaimResult, 'verdict'>[]): VerdictCounts {
  const counts = { holds: 0, fails: 0, undecided: 0, none: 0 };
  for (const result of results) counts[verdictWords(result).name]++;
  return counts;
}

/** How many claims have a verdict. */
export function measuredCount({ holds, fails, undecided }: VerdictCounts): number {
  return holds + fails + undecided;
}

/** `12 hold, 3 fail and 1 is undecided`, without those that there are none of. */
export function countWords({ holds, fails, undecided }: VerdictCounts): string {
  const words = [
    { count: holds, one: 'holds', many: 'hold' },
    { count: fails, one: 'fails', many: 'fail' },
    { count: undecided, one: 'is undecided', many: 'are undecided' },
  ];
  return listed(
    words.filter(({ count }) => count > 0).map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`),
  );
}
