import { escapeMarkup } from '../../plots/svgText.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { percent } from '../../studies/words.ts';
import { shortNumber } from '../html.ts';
import { type ClaimRow, outcomesOf } from './claimRows.ts';
import { evidenceWords } from './evidence.ts';
import { type IntervalAxis, intervalAxis } from './intervalAxis.ts';
import { intervalPicture } from './intervalPicture.ts';
import { verdictChip } from './verdict.ts';

/** A claim in words: the sentence, the number that decides it, and in a fold what the verdicts come from. */
export function claimWords(row: ClaimRow, datasets: readonly string[]): string {
  const { id, sentence, metric, definition, source } = row.claim;
  const where = source === 'caption' ? 'Said in the caption.' : "Said in the paper's text.";
  const how = `<small><b>${escapeMarkup(metric)}.</b> ${escapeMarkup(definition)} <i>${where}</i></small>`;
  return `<div class="claim"><span class="id">${id}</span><div>${escapeMarkup(sentence)}${how}${evidence(row, datasets)}</div></div>`;
}

/** Where there are several data sets, each sentence says which it is about. */
function evidence(row: ClaimRow, datasets: readonly string[]): string {
  const words = outcomesOf(row)
    .filter(({ verdict }) => verdict !== null)
    .map(
      (result) =>
        `<p>${datasets.length > 1 ? `<b>${escapeMarkup(result.dataset)}.</b> ` : ''}${evidenceWords(result)}</p>`,
    );
  if (words.length === 0) return '';
  return `<details class="evidence"><summary>How sure this is</summary>${words.join('')}</details>`;
}

/** A cell for each data set, or one across all where the claim compares them. */
export function claimCells(row: ClaimRow, datasets: readonly string[]): string {
  const axis = intervalAxis(row);
  if (row.joint) return outcomeCell(row.joint, row.joint.dataset, axis, datasets.length);
  return datasets.map((name, index) => outcomeCell(row.outcomes[index], name, axis, 1)).join('');
}

/** The value, the verdict and the interval; across several columns it says which data sets it is about. */
function outcomeCell(result: ClaimResult | undefined, name: string, axis: IntervalAxis, columns: number): string {
  const about = columns > 1 ? `<span class="about">${escapeMarkup(name)}</span>` : '';
  const span = columns > 1 ? ` colspan="${columns}"` : '';
  return `<td class="outcome"${span} data-name="${escapeMarkup(name)}">${about}${measurement(result, axis)}</td>`;
}

function measurement(result: ClaimResult | undefined, axis: IntervalAxis): string {
  if (result === undefined || result.value === null) return verdictChip(result);
  const { value, interval, note } = result;
  const range = interval
    ? `<small>${percent(interval.level)}: ${shortNumber(interval.low)} to ${shortNumber(interval.high)}</small>`
    : '';
  return `<div class="measurement"><span class="value">${shortNumber(value)}</span>${verdictChip(result)}</div>
${intervalPicture(result, axis)}${range}${note === null ? '' : `<small class="remark">${escapeMarkup(note)}</small>`}`;
}
