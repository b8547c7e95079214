import { escapeMarkup } from '../plots/svgText.ts';
import type { ClaimResult } from '../studies/claims/claim.ts';
import { formatNumber } from './html.ts';

/** The claims that the figures decide, with the number beside the threshold. */
export function claimsSection(claims: readonly ClaimResult[]): string {
  const several = new Set(claims.map(({ dataset }) => dataset)).size > 1;
  const decided = claims.filter(({ holds }) => holds !== null);
  const held = decided.filter(({ holds }) => holds);
  const rows = claims.map((claim) => claimRow(claim, several)).join('');
  return `<section id="claims"><h2>What the paper says, checked by number</h2>
<p>${held.length} of ${decided.length} claims that this data can decide hold. A claim that does not hold is a finding,
not a fault.</p>
<table class="claims"><thead><tr><th scope="col">claim</th>${several ? '<th scope="col">data</th>' : ''}
<th scope="col" class="number">measured</th><th scope="col" class="number">holds where</th><th scope="col">verdict</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function claimRow(claim: ClaimResult, several: boolean): string {
  const { id, sentence, metric, definition, value, comparison, threshold } = claim;
  const about = `<a class="id" href="#${claim.figure}">${id}</a><div>${escapeMarkup(sentence)}<small><b>${escapeMarkup(metric)}.</b> ${escapeMarkup(definition)}</small></div>`;
  return `<tr><td><div class="claim">${about}</div></td>${several ? `<td data-name="data">${escapeMarkup(claim.dataset)}</td>` : ''}
<td class="number" data-name="measured">${value === null ? '–' : formatNumber(value)}</td>
<td class="number" data-name="holds where">${comparison === '>' ? '&gt;' : '&lt;'} ${formatNumber(threshold)}</td>
<td data-name="verdict">${verdict(claim)}</td></tr>`;
}

function verdict({ holds }: ClaimResult): string {
  if (holds === null) return '<span class="chip none">does not apply</span>';
  return holds ? '<span class="chip yes">✓ holds</span>' : '<span class="chip no">✗ does not hold</span>';
}
