import { quantile } from 'simple-statistics';
import type { FigureInputs } from '../figureInputs.ts';
import type { Chance, ChanceLevel, Sentence } from './claim.ts';

/** What chance does not pass in this share of its draws counts as more than chance. */
const LEVEL = 0.95;

/** What chance gives in the direction that a claim asks for; `null` where the inputs have nothing to draw from. */
export function chanceLevel(
  chance: Chance | undefined,
  comparison: Sentence['comparison'],
  inputs: FigureInputs,
): ChanceLevel | null {
  const draws = Array.from(chance?.draws(inputs) ?? []).filter((value) => !Number.isNaN(value));
  if (!chance || draws.length === 0) return null;
  const value = quantile(draws, comparison === '>' ? LEVEL : 1 - LEVEL);
  return { words: chance.words, level: LEVEL, value, draws: draws.length };
}

/** What the words ask for, or what chance gives where that is more. */
export function thresholdOf({ threshold, comparison }: Sentence, level: ChanceLevel | null): number {
  if (level === null) return threshold;
  return comparison === '>' ? Math.max(threshold, level.value) : Math.min(threshold, level.value);
}
