import { escapeMarkup } from '../../plots/svgText.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { type ClaimRow, rowsByFigure } from './claimRows.ts';
import { verdictMark } from './verdict.ts';

/** All verdicts at a glance: one column per claim, one row per data set. Each claim links to its row below. */
export function claimsBoard(rows: readonly ClaimRow[], datasets: readonly string[]): string {
  const groups = [...rowsByFigure(rows).values()];
  const figures = groups
    .map((own) => `<th scope="colgroup" colspan="${own.length}">${figureNumber(own)}</th>`)
    .join('');
  const ids = groups.map((own) => own.map(idCell).join('')).join('');
  const body = datasets.map((name, index) => boardRow(name, index, groups, datasets.length)).join('');
  return `<div class="scroll" role="region" aria-label="Verdicts at a glance" tabindex="0"><table class="board">
<thead><tr><th scope="row">figure</th>${figures}</tr><tr><th scope="row">claim</th>${ids}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}

function figureNumber(rows: readonly ClaimRow[]): string {
  return String(Number(rows[0]?.claim.figure.replace('fig', '')));
}

function idCell({ claim: { id } }: ClaimRow, index: number): string {
  return `<th scope="col"${firstOfFigureClass(index)}><a href="#claim-${id}">${id}</a></th>`;
}

function boardRow(name: string, index: number, groups: readonly ClaimRow[][], datasets: number): string {
  const cells = groups.map((rows) => rows.map((row, place) => markCell(row, index, place, datasets)).join(''));
  return `<tr><th scope="row">${escapeMarkup(name)}</th>${cells.join('')}</tr>`;
}

/** The mark of a claim about several data sets stands once, beside all of them. */
function markCell({ outcomes, joint, claim }: ClaimRow, index: number, place: number, datasets: number): string {
  if (joint === undefined) return mark(outcomes[index], claim, place, 1);
  return index === 0 ? mark(joint, claim, place, datasets) : '';
}

function mark(result: ClaimResult | undefined, { id }: ClaimResult, place: number, rows: number): string {
  const span = rows > 1 ? ` rowspan="${rows}"` : '';
  return `<td${firstOfFigureClass(place)}${span}>${verdictMark(result, id)}</td>`;
}

/** The first claim of a figure stands apart from those before it. */
function firstOfFigureClass(place: number): string {
  return place === 0 ? ' class="first"' : '';
}
