import type { FigureInputs } from '../figureInputs.ts';
import type { Chance, ChanceLevel, Sentence, SingleClaim } from './claim.ts';
import { withMoreDraws } from './drawing.ts';

/** What chance does not pass in this share of its draws counts as more than chance. */
const LEVEL = 0.95;

/** So many standard errors around the level, other draws would hardly have it elsewhere. */
const SURE = 4;

/** A level of chance in one run, and between which values another set of as many draws would have it. */
export interface DrawnLevel extends Omit<ChanceLevel, 'otherSeeds'> {
  readonly from: number;
  readonly to: number;
}

/**
 * What chance gives in the direction that a claim asks for; `null` where the inputs have nothing to draw from. Where
 * `isSettled` says that a verdict would hang on the draws, there are more of them.
 */
export function chanceLevel(
  chance: Chance | undefined,
  comparison: Sentence['comparison'],
  inputs: FigureInputs,
  isSettled: (level: DrawnLevel) => boolean = () => true,
): DrawnLevel | null {
  if (!chance) return null;
  const level = levelOf(chance, comparison, inputs);
  if (level === null || isSettled(level)) return level;
  const more = withMoreDraws(inputs);
  const other = more && chanceLevel(chance, comparison, more, isSettled);
  return other && other.draws > level.draws ? other : level;
}

/** The levels in the runs, or of the paths, with other seeds, as far as they have one. */
export function otherLevels({ id, chance, comparison, repetition }: SingleClaim, inputs: FigureInputs): number[] {
  if (repetition === 'run') return inputs.repeatedChance.flatMap((levels) => levels[id] ?? []);
  if (repetition !== 'paths') return [];
  return inputs.otherPaths.flatMap((paths) => chanceLevel(chance, comparison, { ...inputs, paths })?.value ?? []);
}

function levelOf(chance: Chance, comparison: Sentence['comparison'], inputs: FigureInputs): DrawnLevel | null {
  const sorted = Float64Array.from(chance.draws(inputs) ?? [])
    .filter((value) => !Number.isNaN(value))
    .sort();
  const draws = sorted.length;
  if (draws === 0) return null;
  const share = comparison === '>' ? LEVEL : 1 - LEVEL;
  const at = (place: number) => sorted[Math.max(0, Math.min(draws - 1, Math.floor(place)))] ?? 0;
  const error = chance.exact ? 0 : SURE * Math.sqrt(draws * share * (1 - share));
  const [from, to] = [at(share * draws - error), at(share * draws + error)];
  return { words: chance.words, level: LEVEL, value: at(share * draws), draws, from, to };
}

/** What the words ask for, or what chance gives where that is more. */
export function thresholdOf({ threshold, comparison }: Sentence, level: number | undefined): number {
  if (level === undefined) return threshold;
  return comparison === '>' ? Math.max(threshold, level) : Math.min(threshold, level);
}
