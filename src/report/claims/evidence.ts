import { escapeMarkup } from '../../plots/svgText.ts';
import type { ChanceLevel, ClaimInterval, ClaimResult } from '../../studies/claims/claim.ts';
import { listed, percent } from '../../studies/words.ts';
import { formatNumber, shortNumber } from '../html.ts';

/** Whether chance asks for more than the words of the claim do, and so sets the threshold. */
export function isByChance({ chance, threshold }: ClaimResult): boolean {
  return chance !== null && chance.value === threshold;
}

/** What a verdict comes from, in sentences: the interval, the other seeds, and chance. */
export function evidenceWords(result: ClaimResult): string {
  const { interval, otherSeeds, chance } = result;
  const sentences = [
    interval ? intervalWords(interval) : 'It was measured once, so that nothing says how it varies.',
    otherSeeds.length > 0 ? `Other seeds gave ${listed(otherSeeds.map(shortNumber))}.` : '',
    chance ? chanceWords(chance, result) : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function intervalWords({ level, low, high, seeds, without, resamples }: ClaimInterval): string {
  const range = `between ${shortNumber(low)} and ${shortNumber(high)}`;
  const drawn = `${formatNumber(resamples)} resamples of the samples`;
  if (seeds === 1) {
    return `Other seeds were not tried. With other samples alone, ${percent(level)} of studies would lie ${range} (${drawn}).`;
  }
  const [of, from] = resamples > 0 ? ['seeds and samples', `${seeds} seeds and ${drawn}`] : ['seeds', `${seeds} seeds`];
  const lacking =
    without > 0 ? ` With ${without} more seeds there is no such number, so that the claim is undecided.` : '';
  return `${percent(level)} of studies with other ${of} would lie ${range} (from ${from}).${lacking}`;
}

function chanceWords({ words, level, value, draws, otherSeeds }: ChanceLevel, result: ClaimResult): string {
  const least = result.comparison === '>' ? 'at most' : 'at least';
  const share = `in ${percent(level)} of ${formatNumber(draws)} draws`;
  const ending = isByChance(result) ? ', which is the threshold' : '';
  return `By chance, ${escapeMarkup(words)} gives ${least} ${shortNumber(value)} ${share}${ending}.${otherLevelWords(otherSeeds)}`;
}

/** Chance is drawn from the first run; how far the runs with other seeds would have it elsewhere. */
function otherLevelWords(levels: readonly number[]): string {
  if (levels.length === 0) return '';
  const [low, high] = [Math.min(...levels), Math.max(...levels)].map(shortNumber);
  const range = low === high ? `it gives ${low}` : `it gives from ${low} to ${high}`;
  return ` That is in the first run; in the runs with other seeds ${range}, and a verdict that one of these would change is open.`;
}
