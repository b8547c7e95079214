import type { Normalisation } from '../../importance/normalisation.ts';
import {
  type Borders,
  type Quadrant,
  quadrantBorders,
  quadrantShare,
  quadrants,
} from '../../importance/ranking/quadrants.ts';
import { keptSamples } from '../../run/edits/edits.ts';
import type { Run } from '../../run/folder/read/readRun.ts';
import { type ChanceBand, chanceBand } from '../chance/band.ts';
import { type ChanceRow, chanceRows } from '../chance/chanceRows.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { rounded, roundedOrNull } from '../rounding.ts';
import type { ImportanceSummaries, ImportanceSummary } from '../summary.ts';
import { permutedCorrelations } from './chance.ts';
import { CLAIMS_04 } from './claims.ts';

/**
 * Spearman correlation of α_i and NLL over the samples in one epoch, in each normalisation, and what a random assignment
 * of the plain importance to the samples gives.
 */
export type CorrelationRow = EpochCorrelation & ChanceBand;
type EpochCorrelation = Readonly<{ epoch: number } & Record<Normalisation, number | null>>;

/**
 * Spearman correlation of α_i and the squared norm of the sample's input in one epoch. The row of epoch `null` is about
 * the whole run and has τ_i in place of α_i.
 */
export type InputNormRow = Readonly<{ epoch: number | null } & Record<Normalisation, number | null>>;

/** A sample's NLL in the last epoch and its τ in each normalisation; `quadrant` is by plain τ, over all samples. */
export type ScatterRow = Readonly<
  { sample: number; label: number; nll: number; quadrant: Quadrant } & Record<Normalisation, number>
>;

/**
 * Borders of a quantity's top quarter and lower half, and the share of samples that are high by this quantity and low
 * by the other.
 */
export type BorderRow = Readonly<{ quantity: string; highHereLowThere: number } & Borders>;

/** `inputNorm` has no rows where the inputs' norms were not kept. */
export type Rows04 = Readonly<{
  correlation: CorrelationRow[];
  inputNorm: InputNormRow[];
  borders: BorderRow[];
  scatter: ScatterRow[];
  chance: ChanceRow[];
}>;

/**
 * A scatter of more points than this cannot be read; every n-th sample has a row, so that there are at most so many.
 */
export const MOST_POINTS = 1500;

export function rows04(inputs: FigureInputs): Rows04 | null {
  const { run, summaries } = inputs;
  const last = run.records.at(-1);
  if (summaries === null || last === undefined) return null;
  const where = quadrants(last.nll, summaries.plain.tau);
  return {
    correlation: correlationRows(summaries, ({ nllCorrelation }) => nllCorrelation).map((row, t) => ({
      ...row,
      ...chanceBand(permutedCorrelations(inputs)[t]),
    })),
    inputNorm: inputNormRows(summaries),
    borders: borderRows(last.nll, summaries.plain.tau, where),
    scatter: scatterRows(last.nll, run, summaries, where),
    chance: chanceRows(CLAIMS_04, inputs),
  };
}

function correlationRows(
  { plain, perParameter, relative }: ImportanceSummaries,
  correlations: (summary: ImportanceSummary) => readonly (number | null)[],
): EpochCorrelation[] {
  return correlations(plain).map((value, t) => ({
    epoch: t + 1,
    plain: roundedOrNull(value),
    perParameter: roundedOrNull(correlations(perParameter)[t]),
    relative: roundedOrNull(correlations(relative)[t]),
  }));
}

function inputNormRows(summaries: ImportanceSummaries): InputNormRow[] {
  const epochs = correlationRows(summaries, ({ inputNormCorrelation }) => inputNormCorrelation);
  const ofTau = (normalisation: Normalisation) => roundedOrNull(summaries[normalisation].tauInputNormCorrelation);
  const run = {
    epoch: null,
    plain: ofTau('plain'),
    perParameter: ofTau('perParameter'),
    relative: ofTau('relative'),
  };
  return epochs.length > 0 ? [...epochs, run] : [];
}

function scatterRows(
  nll: Float32Array,
  { labels, config }: Run,
  { plain, perParameter, relative }: ImportanceSummaries,
  where: readonly Quadrant[],
): ScatterRow[] {
  const stride = Math.ceil(nll.length / MOST_POINTS);
  const samples = keptSamples(config);
  return Array.from({ length: Math.ceil(nll.length / stride) }, (_, index) => {
    const row = index * stride;
    return {
      sample: samples[row] ?? row,
      label: labels[row] ?? 0,
      nll: rounded(nll[row] ?? 0),
      quadrant: where[row] ?? 'other',
      plain: rounded(plain.tau[row] ?? 0),
      perParameter: rounded(perParameter.tau[row] ?? 0),
      relative: rounded(relative.tau[row] ?? 0),
    };
  });
}

function borderRows(nll: Float32Array, tau: Float64Array, where: readonly Quadrant[]): BorderRow[] {
  return [borderRow('nll', nll, where, 'highNllLowTau'), borderRow('tau', tau, where, 'highTauLowNll')];
}

function borderRow(
  quantity: string,
  values: ArrayLike<number>,
  where: readonly Quadrant[],
  which: Quadrant,
): BorderRow {
  const { topQuarterFrom, lowerHalfTo } = quadrantBorders(values);
  return {
    quantity,
    topQuarterFrom: roundedOrNull(topQuarterFrom),
    lowerHalfTo: roundedOrNull(lowerHalfTo),
    highHereLowThere: quadrantShare(where, which),
  };
}
