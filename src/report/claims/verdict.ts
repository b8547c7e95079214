import { escapeMarkup } from '../../plots/svgText.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { type VerdictWords, verdictWords } from '../../studies/claims/verdictWords.ts';

/** The marks ✓ ✗ ~ – as strokes in a square of 12: not every font has the characters. */
const STROKES: Readonly<Record<VerdictWords['name'], string>> = {
  holds: 'M2 6.5L5 9.5L10 2.5',
  fails: 'M2.5 2.5L9.5 9.5M9.5 2.5L2.5 9.5',
  undecided: 'M1.5 7.5C3.5 3 5 5 6 6S8.5 9 10.5 4.5',
  none: 'M3 6H9',
};

/** The mark of a verdict, drawn in the colour of the text around it. */
export function markPicture(name: VerdictWords['name']): string {
  return `<svg class="mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><path d="${STROKES[name]}"/></svg>`;
}

/** The verdict in words; quiet where the claim has no number. */
export function verdictChip(result: ClaimResult | undefined): string {
  const { name, words } = verdictWords(result);
  if (name === 'none') return `<span class="none">${words}</span>`;
  return `<span class="chip ${name}">${markPicture(name)} ${words}</span>`;
}

/** The verdict as its mark alone; `about` is said before it where one points at it. */
export function verdictMark(result: ClaimResult | undefined, about: string): string {
  const { name, words } = verdictWords(result);
  return `<span class="${name}" role="img" aria-label="${words}" title="${escapeMarkup(about)} ${words}">${markPicture(name)}</span>`;
}
