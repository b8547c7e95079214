import { escapeMarkup } from '../../plots/svgText.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { countWords, measuredCount } from '../../studies/claims/verdictWords.ts';
import type { FigureWords } from '../../studies/figure.ts';
import { claimCells, claimWords } from './claimCells.ts';
import { type ClaimRow, claimRows, isMeasured, rowsByFigure, tallies } from './claimRows.ts';
import { claimsBoard } from './claimsBoard.ts';

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
  const measured = rows.filter(isMeasured);
  const shown = measured.length > 0 ? claimsBoard(measured, datasets) + claimsTable(measured, datasets, figures) : '';
  return `<section id="claims" aria-labelledby="claims-title"><h2 id="claims-title">What the paper says, checked by number</h2>
<p>${summary(claims, datasets)}${seedWords(claims)}</p>
${measured.length > 0 ? MEANING : ''}${note}
${shown}${withoutNumber(rows.filter((row) => !isMeasured(row)))}</section>`;
}

/** What the verdicts mean, and where the thresholds come from. */
const MEANING = `<p>A claim holds, or fails, where its whole 90% interval lies on one side of the threshold; where it
lies on both sides the claim is undecided, as another seed or other samples might say otherwise. A threshold is what
the paper's words ask for, or what chance stays within in 95% of its draws, whichever asks for more.
A claim that fails is a finding, not a fault.</p>
`;

/** How many claims hold, fail and are undecided, for each data set where there are several. */
function summary(claims: readonly ClaimResult[], datasets: readonly string[]): string {
  const all = tallies(claims);
  const [only] = all;
  if (only === undefined) return 'This data gives none of the claims a number.';
  if (all.length === 1 && datasets.length === 1)
    return `Of ${measuredCount(only.counts)} claims that have a number here, ${countWords(only.counts)}.`;
  const parts = all.map(({ dataset, counts }) => `${placeWords(dataset, datasets)}, ${countWords(counts)}`);
  return `Of the claims that have a number here: ${parts.join('; ')}.`;
}

/** Says where all intervals are about one seed. */
function seedWords(claims: readonly ClaimResult[]): string {
  const intervals = claims.flatMap(({ interval }) => interval ?? []);
  const alone = intervals.length > 0 && intervals.every(({ seeds }) => seeds === 1);
  return alone ? ' Other seeds were not tried: the intervals are over the samples alone.' : '';
}

/** A claim about several data sets bears a name that is none of theirs. */
function placeWords(dataset: string, datasets: readonly string[]): string {
  return `${datasets.includes(dataset) ? 'on' : 'about'} ${escapeMarkup(dataset)}`;
}

function claimsTable(rows: readonly ClaimRow[], datasets: readonly string[], figures: readonly FigureWords[]): string {
  const heads = datasets.map((name) => `<th scope="col">${escapeMarkup(name)}</th>`).join('');
  const groups = [...rowsByFigure(rows)].map(
    ([id, own]) =>
      `<tbody>${groupHeading(id, figures, datasets.length + 1)}${own.map((row) => claimRow(row, datasets)).join('')}</tbody>`,
  );
  return `<table class="claims${datasets.length > 2 ? ' many' : ''}"><thead><tr><th scope="col">claim</th>${heads}</tr></thead>
${groups.join('\n')}</table>${KEY}`;
}

/** What the little pictures show. */
const KEY = `<p class="note">In the pictures, the full dot is the value, the bar its 90% interval, and hollow dots are the values with
other seeds. The claim holds in the shaded part, which begins at the threshold.</p>`;

function groupHeading(id: string, figures: readonly FigureWords[], columns: number): string {
  const figure = figures.find((one) => one.id === id);
  const name = `Figure ${Number(id.replace('fig', ''))}`;
  const words = figure ? `<a href="#${id}">${name}</a> ${escapeMarkup(figure.title)}` : name;
  return `<tr class="group"><th scope="rowgroup" colspan="${columns}">${words}</th></tr>`;
}

function claimRow(row: ClaimRow, datasets: readonly string[]): string {
  return `<tr id="claim-${row.claim.id}"><th scope="row">${claimWords(row, datasets)}</th>${claimCells(row, datasets)}</tr>`;
}

/** A folded list of the claims that are about other data, or that these runs have no number for. */
function withoutNumber(rows: readonly ClaimRow[]): string {
  if (rows.length === 0) return '';
  const items = rows.map((row) => `<li id="claim-${row.claim.id}">${claimWords(row, [])}</li>`).join('');
  const count = rows.length === 1 ? '1 claim has' : `${rows.length} claims have`;
  return `<details><summary>${count} no number here: other data or other runs are needed</summary><ul class="unmeasured">${items}</ul></details>`;
}
