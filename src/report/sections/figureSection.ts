import type { Normalisation } from '../../importance/normalisation.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { type DatasetDrawing, type DrawnFigure, pictureFile } from '../../studies/drawFigures.ts';
import { NORMALISATION_NAMES } from '../../studies/normalisationWords.ts';
import { verdictChip, verdictMark } from '../claims/verdict.ts';
import { htmlTable, thinned } from '../html.ts';

const DIGEST_ROWS = 16;

/** What a figure's section needs besides the figure. */
interface FigureContext {
  /** Whether the report is of several data sets, so that each picture must say which it is of. */
  readonly several: boolean;
  /** The results of the figure's claims. */
  readonly claims: readonly ClaimResult[];
  /** Whether each picture is also there as a PNG file. */
  readonly png: boolean;
}

/**
 * A figure: its question, the pictures in each normalisation, what they show here, how they are computed, and the
 * numbers.
 */
export function figureSection(figure: DrawnFigure, context: FigureContext): string {
  const { id, parts } = figure;
  const normalisations = parts[0]?.pictures.map(({ normalisation }) => normalisation) ?? [];
  return `<section class="figure${isLone(figure) ? ' lone' : ''}" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"><span class="count">Figure ${figure.number}</span> ${escapeMarkup(figure.title)}</h2>
<p class="question">${escapeMarkup(figure.question)}</p>
<div class="body"><div class="normalisations">${normalisationChoice(id, normalisations)}${normalisations.map((normalisation) => pictures(figure, normalisation, context)).join('')}</div>
<div><div class="readings">${parts.map((part) => reading(part, context)).join('')}</div>
<p class="method"><b>How it is computed.</b> ${escapeMarkup(figure.method)}</p>
<div class="foot">${claimLinks(context)}${fileLinks(id, normalisations, context)}</div></div></div>
<details><summary>The numbers as a table</summary><div class="beside">${parts.map(digest).join('')}</div></details>
</section>`;
}

/** Whether there is only one panel, which leaves room for the words beside it. */
function isLone({ parts }: DrawnFigure): boolean {
  return parts.length === 1 && parts[0]?.pictures[0]?.panels.length === 1;
}

/** Radio buttons in front of the pictures; the style sheet shows the pictures of the chosen one. */
function normalisationChoice(id: string, normalisations: readonly Normalisation[]): string {
  if (normalisations.length < 2) return '';
  return normalisations
    .map((normalisation, index) => {
      const checked = index === 0 ? ' checked' : '';
      return (
        `<input type="radio" name="${id}-normalisation" id="${id}-${normalisation}" value="${normalisation}"${checked}>` +
        `<label for="${id}-${normalisation}">${NORMALISATION_NAMES[normalisation]}</label>`
      );
    })
    .join('');
}

/**
 * The panels of a normalisation: in columns where it is drawn for several data sets, so that like stands beside like.
 */
function pictures(figure: DrawnFigure, normalisation: Normalisation, { several }: FigureContext): string {
  const columns = figure.parts.map(({ dataset, pictures: own }) => {
    const panels = own.find((picture) => picture.normalisation === normalisation)?.panels ?? [];
    const heading = several ? `<h3>${escapeMarkup(dataset)}</h3>` : '';
    const caption = `Figure ${figure.number}${several ? `, ${dataset}` : ''}${normalisation === 'plain' ? '' : `, ${NORMALISATION_NAMES[normalisation]}`}`;
    const links = panels.map(({ svg }) => panelLink(svg, pictureFile(figure.id, normalisation), caption));
    return {
      rows: links.length,
      html: `<div class="column">${heading}<div class="panels">${links.join('')}</div></div>`,
    };
  });
  const rows = Math.max(0, ...columns.map((column) => column.rows)) + (several ? 1 : 0);
  const layout = columns.length > 1 ? ` several" style="--rows:${rows}` : '';
  return `<div class="pictures samplescope${layout}" data-normalisation="${normalisation}">${columns.map(({ html }) => html).join('')}</div>`;
}

/** A panel leads to the figure's file; with the script of the page it opens large instead. */
function panelLink(svg: string, file: string, caption: string): string {
  return `<a class="panel" href="${file}" data-caption="${escapeMarkup(caption)}">${svg}</a>`;
}

function reading({ dataset, reading: words }: DatasetDrawing, { several }: FigureContext): string {
  return `<p class="reading">${several ? `<b>${escapeMarkup(dataset)}.</b> ` : ''}${escapeMarkup(words)}</p>`;
}

function digest({ dataset, digest: rows, tables }: DatasetDrawing): string {
  const shown = thinned(rows, DIGEST_ROWS);
  const total = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
  const note = `<p class="note">${escapeMarkup(dataset)}: ${shown.length} of the ${total.toLocaleString('en-GB')} rows behind the figure.</p>`;
  return `<div>${htmlTable(shown)}${note}</div>`;
}

/** A link to each claim, with its verdict; with several data sets, with a mark for each. */
function claimLinks({ claims, several }: FigureContext): string {
  const ids = [...new Set(claims.map(({ id }) => id))];
  if (ids.length === 0) return '';
  const links = ids.map((id) => {
    const results = claims.filter((claim) => claim.id === id);
    const verdicts = results.map((result) => (several ? verdictMark(result, result.dataset) : verdictChip(result)));
    return `<span><a href="#claim-${id}">${id}</a> ${verdicts.join(' ')}</span>`;
  });
  return `<p class="verdicts">${ids.length === 1 ? 'Claim' : 'Claims'} ${links.join(' ')}</p>`;
}

function fileLinks(id: string, normalisations: readonly Normalisation[], { png }: FigureContext): string {
  const pictureLinks = ['SVG', ...(png ? ['PNG'] : [])].map((kind) => {
    const fileOf = (normalisation: Normalisation) => pictureFile(id, normalisation).replace(/svg$/, kind.toLowerCase());
    if (normalisations.length < 2)
      return normalisations.map((normalisation) => `<a href="${fileOf(normalisation)}">${kind}</a>`).join('');
    return `${kind} ${normalisations.map((normalisation) => `<a href="${fileOf(normalisation)}">${NORMALISATION_NAMES[normalisation]}</a>`).join(' · ')}`;
  });
  return [...pictureLinks, `<a href="figures/${id}.json">All rows as JSON</a>`]
    .map((html) => `<p>${html}</p>`)
    .join('');
}
