import type { Claim, SingleClaim } from '../claims/claim.ts';
import { claimValue } from '../claims/decideClaim.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { rounded } from '../rounding.ts';
import { type ChanceBand, chanceBand } from './band.ts';

/**
 * The number of a claim in the first run, what the words of the claim ask for (`comparison` and `asked`), and what chance
 * gives for the same number (`drawn` says what is left to chance).
 */
export type ChanceRow = Readonly<{
  claim: string;
  metric: string;
  value: number;
  comparison: '>' | '<';
  asked: number;
  drawn: string;
}> &
  ChanceBand;

/** A row for each claim that chance has a say in and that has a number here. */
export function chanceRows(claims: readonly Claim[], inputs: FigureInputs): ChanceRow[] {
  return claims.flatMap((claim) => ('measure' in claim ? rowsOf(claim, inputs) : []));
}

function rowsOf(claim: SingleClaim, inputs: FigureInputs): ChanceRow[] {
  const { id, metric, comparison, threshold: asked, chance } = claim;
  const value = chance ? claimValue(claim, inputs) : null;
  if (!chance || value === null) return [];
  const band = chanceBand(chance.draws(inputs));
  return [{ claim: id, metric, value: rounded(value), comparison, asked, drawn: chance.words, ...band }];
}

/** The row of a claim. */
export function chanceOfClaim(rows: readonly ChanceRow[], claim: string): ChanceRow | undefined {
  return rows.find((row) => row.claim === claim);
}
