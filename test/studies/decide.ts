import { checkClaims } from '../../src/studies/claims/checkClaims.ts';
import type { FigureInputs } from '../../src/studies/figureInputs.ts';

/** Decides one claim: its number, and whether it holds. */
export function decide(inputs: FigureInputs, id: string) {
  const result = checkClaims([inputs], [Number.parseInt(id, 10)]).find((claim) => claim.id === id);
  return { value: result?.value, holds: result?.holds };
}
