import { pairsOf } from '../../importance/statistics/pairs.ts';
import { fifths, mean } from '../averages.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { roundedOrNull } from '../rounding.ts';

/** Spearman correlation over samples of the importance α_i in one epoch of two runs. */
export type SeedRow = Readonly<{ epoch: number; pair: string; correlation: number | null }>;

/** A pair of runs over all epochs: the least correlation, and the means of the first and of the last fifth. */
export type PairRow = Readonly<{
  pair: string;
  least: number | null;
  firstFifth: number | null;
  lastFifth: number | null;
}>;

export type Rows01 = Readonly<{ correlation: SeedRow[]; pairs: PairRow[] }>;

export function rows01(inputs: FigureInputs): Rows01 | null {
  const { seeds, seedCorrelations } = inputs;
  const pairs = pairsOf(seeds).map(([first, second]) => `${first.seed} and ${second.seed}`);
  const correlation = pairs.flatMap((pair, place) =>
    (seedCorrelations[place] ?? []).map((value, t) => ({ epoch: t + 1, pair, correlation: roundedOrNull(value) })),
  );
  if (correlation.length === 0) return null;
  return {
    correlation,
    pairs: pairs.map((pair, place) => pairRow(pair, seedCorrelations[place] ?? [])),
  };
}

function pairRow(pair: string, values: readonly (number | null)[]): PairRow {
  const defined = values.filter((value) => value !== null);
  if (defined.length === 0) return { pair, least: null, firstFifth: null, lastFifth: null };
  const { first, last } = fifths(defined);
  return {
    pair,
    least: roundedOrNull(Math.min(...defined)),
    firstFifth: roundedOrNull(mean(first)),
    lastFifth: roundedOrNull(mean(last)),
  };
}
