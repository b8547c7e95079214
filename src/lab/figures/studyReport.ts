import { effect } from '@preact/signals';
import { picturesOf } from '../../report/examples.ts';
import { openingPicture } from '../../report/opening/opening.ts';
import { REPORT_FOOTER, type ReportContent, reportPage, reportSections } from '../../report/reportPage.ts';
import { contents } from '../../report/sections/contents.ts';
import { headline } from '../../report/sections/headline.ts';
import { REPORT_STYLE } from '../../report/style/reportStyle.ts';
import type { DatasetDrawing, DrawnFigure } from '../../studies/drawFigures.ts';
import type { Picture, SamplePictures } from '../../studies/figure.ts';
import { FIGURES } from '../../studies/figures.ts';
import { namesOf } from '../../studies/names.ts';
import { themed } from '../drawing/theme.ts';
import type { Studied, StudiedDataset } from '../study/protocol.ts';
import { followLinks } from './reportLinks.ts';
import reportWithin from './reportWithin.css?text';

/**
 * Draws the report of a study into a shadow tree, section after section, so that the page answers in between. Rejects
 * with the signal's reason.
 */
export async function showReport(root: ShadowRoot, studied: Studied, signal: AbortSignal): Promise<void> {
  const style = reportStyle(signal);
  const content = await drawnReport(studied, signal);
  const sections = reportSections(content);
  const inputs = content.parts.map((part) => part.inputs);
  const main = document.createElement('main');
  root.replaceChildren(style, ...markup(headline(inputs, content.claims, content.opening) + contents(sections)), main);
  for (const { html } of sections) {
    main.append(...markup(html));
    await yieldToPage(signal);
  }
  root.append(...markup(REPORT_FOOTER));
  followLinks(root, content.figures, () => reportPage(content), signal);
}

/** The report's style in the page's theme, until the signal aborts. */
function reportStyle(signal: AbortSignal): HTMLStyleElement {
  const style = document.createElement('style');
  const unstyle = effect(() => {
    style.textContent = `${themed(REPORT_STYLE)}\n${reportWithin}`;
  });
  signal.addEventListener('abort', unstyle);
  return style;
}

async function drawnReport({ datasets, claims }: Studied, signal: AbortSignal): Promise<ReportContent> {
  const pictures = await Promise.all(datasets.map(({ examples }) => picturesOf(examples)));
  const figures = await drawInTurn(datasets, pictures, signal);
  const parts = datasets.map(({ inputs, examples }, index) => ({
    inputs,
    examples,
    answers: [],
    pictures: pictures[index] ?? new Map(),
  }));
  return { parts, figures, claims, opening: openingPicture(parts, figures, document), png: false };
}

/** One normalisation of one figure at a time: all at once would hold up the page. */
async function drawInTurn(
  datasets: readonly StudiedDataset[],
  pictures: readonly SamplePictures[],
  signal: AbortSignal,
): Promise<DrawnFigure[]> {
  const drawn: DrawnFigure[] = [];
  for (const figure of FIGURES) {
    const parts: DatasetDrawing[] = [];
    for (const [index, { findings, inputs }] of datasets.entries()) {
      const finding = findings.find((one) => one.figure.number === figure.number);
      if (finding === undefined) continue;
      const drawing = { document, pictures: pictures[index] ?? new Map(), ...namesOf(inputs.run) };
      const pictured: Picture[] = [];
      for (const normalisation of figure.normalisations) {
        pictured.push(...figure.draw(finding.tables, drawing, [normalisation]));
        await yieldToPage(signal);
      }
      parts.push({ ...finding, pictures: pictured, draw: () => pictured });
    }
    const { id, number, title, question, method } = figure;
    if (parts.length > 0) drawn.push({ id, number, title, question, method, parts });
  }
  return drawn;
}

/** Waits until the page has handled what is pending. */
async function yieldToPage(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

function markup(html: string): Node[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.childNodes];
}
