import type { Normalisation } from '../../importance/normalisation.ts';
import { groupShares, TOP_GROUPS, topGroups } from '../../importance/ranking/topGroups.ts';
import { type ChanceBand, chanceBand } from '../chance/band.ts';
import { type ChanceRow, chanceRows } from '../chance/chanceRows.ts';
import { shuffledShares } from '../chance/shuffledShares.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { namesOf } from '../names.ts';
import { roundedOrNull } from '../rounding.ts';
import type { ImportanceSummaries } from '../summary.ts';
import { CLAIMS_03 } from './claims.ts';

/**
 * Share of a group of samples in the importance of a layer over the run, in each normalisation; layer `all` is their
 * sum.
 */
export type ShareRow = Readonly<{ layer: string; group: string } & Record<Normalisation, number | null>>;

/**
 * What the top 20% of the samples would have of a layer's plain importance if the importance of each epoch were dealt
 * out anew to the samples.
 */
export type ChanceShareRow = Readonly<{ layer: string }> & ChanceBand;
export type Rows03 = Readonly<{ shares: ShareRow[]; chance: ChanceShareRow[]; chanceOfClaims: ChanceRow[] }>;

/** Stands for all layers together. */
export const ALL_LAYERS = 'all';

export function rows03(inputs: FigureInputs): Rows03 | null {
  const { summaries, run } = inputs;
  if (summaries === null) return null;
  const { layers } = namesOf(run);
  const [plain, perParameter, relative] = [
    sharesBy(summaries, 'plain'),
    sharesBy(summaries, 'perParameter'),
    sharesBy(summaries, 'relative'),
  ];
  const shares = [ALL_LAYERS, ...layers].flatMap((layer, place) =>
    TOP_GROUPS.map(({ group }, index) => {
      const share = (shares: readonly (number | null)[][]) => roundedOrNull(shares[place]?.[index]);
      return { layer, group, plain: share(plain), perParameter: share(perParameter), relative: share(relative) };
    }),
  );
  const drawn = shuffledShares(inputs)?.byLayer ?? [];
  return {
    shares,
    chance: layers.map((layer, d) => ({ layer, ...chanceBand(drawn[d]) })),
    chanceOfClaims: chanceRows(CLAIMS_03, inputs),
  };
}

/** Shares of the groups in the whole model, then in each layer. */
function sharesBy(summaries: ImportanceSummaries, normalisation: Normalisation): (number | null)[][] {
  const { tau, tauByLayer } = summaries[normalisation];
  const groups = topGroups(tau);
  return [tau, ...tauByLayer].map((values) => groupShares(values, groups));
}
