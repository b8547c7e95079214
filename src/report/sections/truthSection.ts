import { escapeMarkup } from '../../plots/svgText.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { percent } from '../../studies/words.ts';
import type { Truth } from '../examples.ts';
import { htmlTable } from '../html.ts';
import { kindRows, precisionRows } from './truthRows.ts';

/** How well the rankings find what was made hard on purpose; empty where the data set does not tell. */
export function truthSection(inputs: FigureInputs, truth: Truth | undefined): string {
  const precisions = truth ? precisionRows(inputs, truth) : [];
  if (truth === undefined || precisions.length === 0) return '';
  const perScore = new Map(precisions.map(({ k }) => [k, precisions.filter((row) => row.k === k)]));
  const table = [...perScore].map(([k, rows]) => ({
    'samples looked at': k,
    ...Object.fromEntries(rows.map(({ score, precision }) => [score, percent(precision)])),
  }));
  const kinds = kindRows(inputs, truth).map(({ kind, samples, shareOfData, shareOfTopTenth, meanTauOverAll }) => ({
    kind,
    samples,
    'share of the data': percent(shareOfData),
    'share of the top tenth by τ': percent(shareOfTopTenth),
    'mean τ over that of all': meanTauOverAll,
  }));
  return `<section id="truth" aria-labelledby="truth-title"><h2 id="truth-title">Does the ranking find the samples that are wrong?</h2>
<p>The data set ${escapeMarkup(inputs.dataset)} was made by the program, which knows what it did to each sample.
${truth.mislabelled.length} training samples carry a wrong label on purpose. Of the samples that a score puts first, this share is among them:</p>
${htmlTable(table)}
<p>And so much of each kind is among the most important tenth of the samples:</p>
${htmlTable(kinds)}</section>`;
}
