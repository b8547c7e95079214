import type { View } from '../importance/views.ts';
import { escapeMarkup } from '../plots/svgText.ts';

import { type DrawnFigure, type DrawnPart, pictureFile } from '../studies/study.ts';
import { VIEW_NAMES } from '../studies/viewWords.ts';
import { htmlTable, thinned } from './html.ts';

const DIGEST_ROWS = 16;

/** A figure: its question, the pictures in each view, what they show here, how they are computed, and the numbers. */
export function figureSection(figure: DrawnFigure): string {
  const views = figure.parts[0]?.pictures.map(({ view }) => view) ?? [];
  return `<section class="figure" id="${figure.id}">
<h2><span class="count">Figure ${figure.number}</span> ${escapeMarkup(figure.title)}</h2>
<p class="question">${escapeMarkup(figure.question)}</p>
<div class="views">${viewChoice(figure.id, views)}${views.map((view) => pictures(figure, view)).join('')}</div>
${figure.parts.map((part) => reading(part, figure.parts.length > 1)).join('')}
<details><summary>How it is computed</summary><p>${escapeMarkup(figure.method)}</p></details>
<details><summary>The numbers as a table</summary>${figure.parts.map((part) => digest(part)).join('')}</details>
<p class="files">${fileLinks(figure.id, views)}</p>
</section>`;
}

/** Radio buttons in front of the pictures; the style sheet shows the pictures of the chosen one. */
function viewChoice(id: string, views: readonly View[]): string {
  if (views.length < 2) return '';
  return views
    .map((view, index) => {
      const checked = index === 0 ? ' checked' : '';
      return (
        `<input type="radio" name="${id}-view" id="${id}-${view}" value="${view}"${checked}>` +
        `<label for="${id}-${view}">${VIEW_NAMES[view]}</label>`
      );
    })
    .join('');
}

function pictures(figure: DrawnFigure, view: View): string {
  const several = figure.parts.length > 1;
  const columns = figure.parts.map(({ dataset, pictures: own }) => {
    const panels = own.find((picture) => picture.view === view)?.panels ?? [];
    const heading = several ? `<h3>${escapeMarkup(dataset)}</h3>` : '';
    return `<div class="column">${heading}<div class="panels">${panels.map(({ svg }) => svg).join('')}</div></div>`;
  });
  return `<div class="pictures samplescope${several ? ' several' : ''}" data-view="${view}">${columns.join('')}</div>`;
}

function reading({ dataset, reading: words }: DrawnPart, several: boolean): string {
  return `<p class="reading">${several ? `<b>${escapeMarkup(dataset)}.</b> ` : ''}${escapeMarkup(words)}</p>`;
}

function digest({ dataset, digest: rows, tables }: DrawnPart): string {
  const shown = thinned(rows, DIGEST_ROWS);
  const total = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
  const note = `<p class="note">${escapeMarkup(dataset)}: ${shown.length} of the ${total.toLocaleString('en-GB')} rows behind the figure.</p>`;
  return `${htmlTable(shown)}${note}`;
}

function fileLinks(id: string, views: readonly View[]): string {
  const pictureLinks = views.map(
    (view) => `<a href="${pictureFile(id, view)}">SVG${view === 'plain' ? '' : `, ${VIEW_NAMES[view]}`}</a>`,
  );
  return [...pictureLinks, `<a href="figures/${id}.json">all rows as JSON</a>`].join(' · ');
}
