import { FIGURE_01_CLAIMS } from '../figure01/claims.ts';
import { FIGURE_02_CLAIMS } from '../figure02/claims.ts';
import { FIGURE_03_CLAIMS } from '../figure03/claims.ts';
import { FIGURE_04_CLAIMS } from '../figure04/claims.ts';
import { FIGURE_05_CLAIMS, FIGURE_06_CLAIMS } from '../figure05/claims.ts';
import { FIGURE_07_CLAIMS } from '../figure07/claims.ts';
import { FIGURE_08_CLAIMS } from '../figure08/claims.ts';
import { FIGURE_10_CLAIMS } from '../figure10/claims.ts';
import type { Material } from '../figureInputs.ts';
import { type Claim, type ClaimResult, type ComparisonClaim, checkClaim, checkComparison } from './claim.ts';

/** The claims in the order of the figures. */
const CLAIMS: readonly (Claim | ComparisonClaim)[] = [
  ...FIGURE_01_CLAIMS,
  ...FIGURE_02_CLAIMS,
  ...FIGURE_03_CLAIMS,
  ...FIGURE_04_CLAIMS,
  ...FIGURE_05_CLAIMS,
  ...FIGURE_06_CLAIMS,
  ...FIGURE_07_CLAIMS,
  ...FIGURE_08_CLAIMS,
  ...FIGURE_10_CLAIMS,
];

/**
 * Decides every claim for every data set, those that compare data sets once. `figures` are the numbers of those whose
 * claims are wanted; all where left out.
 */
export function checkClaims(materials: readonly Material[], figures?: readonly number[]): ClaimResult[] {
  const wanted = CLAIMS.filter(({ figure }) => figures?.includes(figure) ?? true);
  return wanted.flatMap((claim) =>
    'compare' in claim ? [checkComparison(claim, materials)] : materials.map((material) => checkClaim(claim, material)),
  );
}
