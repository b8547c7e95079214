import type { ClaimResult } from '../../studies/claims/claim.ts';
import { verdictWords } from '../../studies/claims/verdictWords.ts';
import { shortNumber } from '../html.ts';
import { isByChance } from './evidence.ts';
import type { IntervalAxis } from './intervalAxis.ts';

const WIDTH = 220;
/** Room at both ends for a dot, and for the shade beyond a threshold that lies there. */
const MARGIN = 18;
const [TOP, MIDDLE, BOTTOM, HEIGHT] = [2, 12, 22, 37];
/** Nearer to an end than this, a text under the axis would leave the picture. */
const TEXT_HALF = 44;

/**
 * A value with its interval on the claim's axis: the bar is the interval, the full dot the value, hollow dots the values
 * of other seeds. The claim holds in the shaded part, which begins at the threshold.
 */
export function intervalPicture(result: ClaimResult, axis: IntervalAxis): string {
  const { value, interval, otherSeeds } = result;
  if (value === null) return '';
  const at = (number: number) => Number((MARGIN + axis(number) * (WIDTH - 2 * MARGIN)).toFixed(1));
  const bar = interval ? `<path class="bar" d="M${at(interval.low)} ${MIDDLE}H${at(interval.high)}"/>` : '';
  const others = otherSeeds.map((other) => `<circle class="other" cx="${at(other)}" cy="${MIDDLE}" r="2.6"/>`);
  return (
    `<svg class="interval ${verdictWords(result).name}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" ` +
    `role="img" aria-label="${spoken(result)}">${threshold(result, at(result.threshold))}` +
    `<path class="axis" d="M0 ${MIDDLE}H${WIDTH}"/>${bar}${others.join('')}` +
    `<circle class="measured" cx="${at(value)}" cy="${MIDDLE}" r="4.4"/></svg>`
  );
}

/** A rule at the threshold, the part beyond it shaded, and the number below. */
function threshold(result: ClaimResult, x: number): string {
  const above = result.comparison === '>';
  const [from, to] = above ? [x, WIDTH] : [0, x];
  const anchor = x < TEXT_HALF ? 'start' : x > WIDTH - TEXT_HALF ? 'end' : 'middle';
  const place = { start: 0, middle: x, end: WIDTH }[anchor];
  const words = `${above ? '&gt;' : '&lt;'} ${shortNumber(result.threshold)}${isByChance(result) ? ', chance' : ''}`;
  return (
    `<path class="beyond" d="M${from} ${TOP}H${to}V${BOTTOM}H${from}z"/><path class="threshold" d="M${x} ${TOP}V${BOTTOM}"/>` +
    `<text x="${place}" y="${HEIGHT - 3}" text-anchor="${anchor}">${words}</text>`
  );
}

function spoken({ value, interval, comparison, threshold: border }: ClaimResult): string {
  const range = interval ? `, from ${shortNumber(interval.low)} to ${shortNumber(interval.high)}` : '';
  const side = comparison === '>' ? 'above' : 'below';
  return `${value === null ? '' : shortNumber(value)}${range}; holds ${side} ${shortNumber(border)}`;
}
