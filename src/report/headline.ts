import { groupShares, topGroups } from '../importance/topGroups.ts';
import { escapeMarkup } from '../plots/svgText.ts';
import type { Run } from '../run/folder/readRun.ts';
import type { Material } from '../studies/material.ts';
import { percent } from '../studies/numbers.ts';
import { formatNumber } from './html.ts';
import { networkWords } from './runSection.ts';

/** What was trained and how it ended, in a sentence and a few large numbers a data set. */
export function headline(materials: readonly Material[]): string {
  return `<header><p class="brand">samplescope</p>
<h1>Which samples shape which layers, and when</h1>
${materials.map((material) => summaryOf(material)).join('\n')}</header>`;
}

function summaryOf(material: Material): string {
  const { run, dataset } = material;
  const { config } = run;
  const sentence =
    `A network with ${networkWords(run)} was trained on ${formatNumber(config.samples)} samples of ` +
    `<b>${escapeMarkup(dataset)}</b> for ${run.epochs} ${run.epochs === 1 ? 'epoch' : 'epochs'} of plain SGD, and every ` +
    "sample's effect on every layer was measured at every step.";
  return `<p class="lead">${sentence}</p>${notice(run)}<ul class="tiles">${tiles(material).join('')}</ul>`;
}

function notice({ complete, epochs, config }: Run): string {
  const words: string[] = [];
  if (!complete) {
    words.push(
      `This run did not go to its end: ${epochs} of ${config.epochs} epochs are whole, and everything below is ` +
        'computed from them.',
    );
  }
  if (!config.norms)
    words.push('Gradient norms were not measured in this run: only the figures that need none are drawn.');
  return words.map((sentence) => `<p class="notice" role="status">${sentence}</p>`).join('');
}

function tiles({ run, summaries }: Material): string[] {
  const test = run.epochRows.findLast(({ split, class: label }) => split === 'test' && label === -1);
  const shares = summaries && groupShares(summaries.plain.tau, topGroups(summaries.plain.tau));
  const top20 = shares?.[0] != null && shares[1] != null ? shares[0] + shares[1] : null;
  return [
    ...(test ? [tile(percent(test.error), `test error after epoch ${test.epoch}`)] : []),
    ...(top20 !== null ? [tile(percent(top20), 'of all importance is in a fifth of the samples')] : []),
    tile(formatNumber(run.config.samples * run.epochs), 'sample visits measured'),
  ];
}

function tile(number: string, words: string): string {
  return `<li><strong>${number}</strong><span>${words}</span></li>`;
}
