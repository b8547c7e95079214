import { escapeMarkup } from '../../plots/svgText.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import type { FigureWords } from '../../studies/figure.ts';
import { listed } from '../../studies/words.ts';
import { formatNumber } from '../html.ts';
import { type ClaimRow, claimRows, isDecided, rowsByFigure, tallies } from './claimRows.ts';
import { claimsBoard } from './claimsBoard.ts';
import { verdictChip } from './verdict.ts';

/**
 * The claims that the figures decide, by figure, with what was measured on each data set beside the threshold. `note`
 * is said before them.
 */
export function claimsSection(
  claims: readonly ClaimResult[],
  datasets: readonly string[],
  figures: readonly FigureWords[],
  note = '',
): string {
  const rows = claimRows(claims, datasets);
  const decided = rows.filter(isDecided);
  const shown = decided.length > 0 ? claimsBoard(decided, datasets) + claimsTable(decided, datasets, figures) : '';
  return `<section id="claims" aria-labelledby="claims-title"><h2 id="claims-title">What the paper says, checked by number</h2>
<p>${summary(claims, datasets)} A claim that does not hold is a finding, not a fault.</p>
${note}
${shown}${undecided(rows.filter((row) => !isDecided(row)))}</section>`;
}

/** `18 of 20 claims that this data can decide hold`, for each data set where there are several. */
function summary(claims: readonly ClaimResult[], datasets: readonly string[]): string {
  const all = tallies(claims);
  if (all.length === 0) return 'This data can decide none of the claims.';
  const [only] = all;
  if (all.length === 1 && datasets.length === 1)
    return `${only?.held} of ${only?.decided} claims that this data can decide hold.`;
  const parts = all.map(({ dataset, held, decided }) => `${held} of ${decided} ${placeWords(dataset, datasets)}`);
  return `Of the claims that the data can decide, ${listed(parts)} hold.`;
}

/** A claim about several data sets bears a name that is none of theirs. */
function placeWords(dataset: string, datasets: readonly string[]): string {
  return `${datasets.includes(dataset) ? 'on' : 'about'} ${escapeMarkup(dataset)}`;
}

function claimsTable(rows: readonly ClaimRow[], datasets: readonly string[], figures: readonly FigureWords[]): string {
  const heads = datasets.map((name) => `<th scope="col" class="number">${escapeMarkup(name)}</th>`).join('');
  const groups = [...rowsByFigure(rows)].map(
    ([id, own]) =>
      `<tbody>${groupHeading(id, figures, datasets.length + 2)}${own.map((row) => claimRow(row, datasets)).join('')}</tbody>`,
  );
  return `<table class="claims${datasets.length > 2 ? ' many' : ''}"><thead><tr><th scope="col">claim</th><th scope="col" class="number">holds where</th>${heads}</tr></thead>
${groups.join('\n')}</table>`;
}

function groupHeading(id: string, figures: readonly FigureWords[], columns: number): string {
  const figure = figures.find((one) => one.id === id);
  const name = `Figure ${Number(id.replace('fig', ''))}`;
  const words = figure ? `<a href="#${id}">${name}</a> ${escapeMarkup(figure.title)}` : name;
  return `<tr class="group"><th scope="rowgroup" colspan="${columns}">${words}</th></tr>`;
}

function claimRow({ claim, outcomes, joint }: ClaimRow, datasets: readonly string[]): string {
  const cells = joint
    ? outcomeCell(joint, joint.dataset, datasets.length)
    : datasets.map((name, index) => outcomeCell(outcomes[index], name, 1)).join('');
  return `<tr id="claim-${claim.id}"><th scope="row">${claimWords(claim)}</th>
<td class="number" data-name="holds where">${claim.comparison === '>' ? '&gt;' : '&lt;'} ${formatNumber(claim.threshold)}</td>${cells}</tr>`;
}

function claimWords({ id, sentence, metric, definition }: ClaimResult): string {
  const how = `<small><b>${escapeMarkup(metric)}.</b> ${escapeMarkup(definition)}</small>`;
  return `<div class="claim"><span class="id">${id}</span><div>${escapeMarkup(sentence)}${how}</div></div>`;
}

/** What was measured, and the verdict; across several columns it says which data sets it is about. */
function outcomeCell(result: ClaimResult | undefined, name: string, columns: number): string {
  const about = columns > 1 ? `<span class="about">${escapeMarkup(name)}</span> ` : '';
  const value = result?.value == null ? '' : `<span class="value">${formatNumber(result.value)}</span> `;
  const span = columns > 1 ? ` colspan="${columns}"` : '';
  return `<td class="number outcome"${span} data-name="${escapeMarkup(name)}">${about}${value}${verdictChip(result)}</td>`;
}

/** A folded list of the claims that these data cannot decide. */
function undecided(rows: readonly ClaimRow[]): string {
  if (rows.length === 0) return '';
  const items = rows.map(({ claim }) => `<li id="claim-${claim.id}">${claimWords(claim)}</li>`).join('');
  const count = `${rows.length} ${rows.length === 1 ? 'claim' : 'claims'}`;
  return `<details><summary>${count} that this data cannot decide</summary><ul class="undecided">${items}</ul></details>`;
}
