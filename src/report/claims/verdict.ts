import type { ClaimResult } from '../../studies/claims/claim.ts';

interface Verdict {
  /** Class of the style sheet. */
  readonly name: 'yes' | 'no' | 'none';
  readonly mark: string;
  readonly words: string;
}

const HOLDS: Verdict = { name: 'yes', mark: '✓', words: 'holds' };
const FAILS: Verdict = { name: 'no', mark: '✗', words: 'does not hold' };
const OPEN: Verdict = { name: 'none', mark: '–', words: 'not decided' };

/** The verdict on a result; a claim is not decided where it is about other data, or its number is missing. */
export function verdictOf(result: ClaimResult | undefined): Verdict {
  if (result === undefined || result.holds === null) return OPEN;
  return result.holds ? HOLDS : FAILS;
}

/** The verdict in words; quiet where there is none. */
export function verdictChip(result: ClaimResult | undefined): string {
  const { name, mark, words } = verdictOf(result);
  if (name === 'none') return `<span class="none">${words}</span>`;
  return `<span class="chip ${name}">${mark} ${words}</span>`;
}
