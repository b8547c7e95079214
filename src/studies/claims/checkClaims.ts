import type { FigureInputs } from '../figureInputs.ts';
import { FIGURES } from '../figures.ts';
import type { ClaimResult } from './claim.ts';
import { decideClaim } from './decideClaim.ts';

/**
 * Decides the claims of the figures, in the order of the figures. `wanted` are the numbers of those whose claims are
 * wanted; all where left out.
 */
export function checkClaims(allInputs: readonly FigureInputs[], wanted?: readonly number[]): ClaimResult[] {
  return FIGURES.filter(({ number }) => wanted?.includes(number) ?? true).flatMap(({ id, claims }) =>
    claims.flatMap((claim) => decideClaim(id, claim, allInputs)),
  );
}
