import { groupShares, topGroups } from '../../importance/ranking/topGroups.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import type { Run } from '../../run/folder/read/readRun.ts';
import { ALL_CLASSES } from '../../run/records.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { measuredCount, type VerdictCounts } from '../../studies/claims/verdictWords.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { listed, percent } from '../../studies/words.ts';
import { tallies } from '../claims/claimRows.ts';
import { formatNumber } from '../html.ts';
import { networkWords } from './runSection.ts';

/**
 * What was trained and how it ended: in a sentence and a few large numbers, or in one card per data set, and the
 * picture that opens the report.
 */
export function headline(allInputs: readonly FigureInputs[], claims: readonly ClaimResult[], opening: string): string {
  const [only] = allInputs;
  const content = allInputs.length === 1 && only ? summaryOf(only, claims) : summaryOfSeveral(allInputs, claims);
  return `<header><p class="brand">samplescope</p>
<h1>Which samples shape which layers, and when</h1>
${content}${opening}</header>`;
}

function summaryOf(inputs: FigureInputs, claims: readonly ClaimResult[]): string {
  const { run, dataset } = inputs;
  const sentence =
    `A network with ${networkWords(run)} was trained on ${formatNumber(run.config.samples)} samples of ` +
    `<b>${escapeMarkup(dataset)}</b> for ${epochWords(run)} of plain SGD, and every ` +
    "sample's effect on every layer was measured at every step.";
  return `<p class="lead">${sentence}</p>${notice(run)}<ul class="tiles">${tiles(inputs, claims).join('')}</ul>`;
}

function summaryOfSeveral(allInputs: readonly FigureInputs[], claims: readonly ClaimResult[]): string {
  const names = allInputs.map(({ dataset }) => `<b>${escapeMarkup(dataset)}</b>`);
  return `<p class="lead">Networks were trained on ${listed(names)} by plain SGD, and every sample's effect on every layer
was measured at every step.</p><div class="cards">${allInputs.map((inputs) => card(inputs, claims)).join('')}</div>`;
}

function card(inputs: FigureInputs, claims: readonly ClaimResult[]): string {
  const { run, dataset } = inputs;
  const setup = `${networkWords(run)}, ${formatNumber(run.config.samples)} samples, ${epochWords(run)}`;
  return `<div class="card"><p><b>${escapeMarkup(dataset)}</b> <span>${setup}</span></p>${notice(run)}
<ul class="tiles">${tiles(inputs, claims).join('')}</ul></div>`;
}

function epochWords({ epochs }: Run): string {
  return `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;
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

function tiles({ run, summaries, dataset }: FigureInputs, claims: readonly ClaimResult[]): string[] {
  const test = run.epochRows.findLast(({ split, class: label }) => split === 'test' && label === ALL_CLASSES);
  const shares = summaries && groupShares(summaries.plain.tau, topGroups(summaries.plain.tau));
  const top20 = shares?.[0] != null && shares[1] != null ? shares[0] + shares[1] : null;
  const tally = tallies(claims).find((one) => one.dataset === dataset);
  return [
    ...(test ? [tile(percent(test.error), `test error after epoch ${test.epoch}`)] : []),
    ...(top20 !== null ? [tile(percent(top20), 'of all importance is in a fifth of the samples')] : []),
    tile(formatNumber(run.config.samples * run.epochs), 'sample visits measured'),
    ...(tally ? [claimsTile(tally.counts)] : []),
  ];
}

function claimsTile(counts: VerdictCounts): string {
  const { holds, fails, undecided } = counts;
  const rest = `${fails} ${fails === 1 ? 'fails' : 'fail'}, ${undecided} ${undecided === 1 ? 'is' : 'are'} undecided`;
  return tile(`${holds} of ${measuredCount(counts)}`, `of the paper's claims hold; ${rest}`);
}

function tile(number: string, words: string): string {
  return `<li><strong>${number}</strong><span>${words}</span></li>`;
}
