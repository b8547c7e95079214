import { checkClaims } from '../../src/studies/claims/claims.ts';
import type { Material } from '../../src/studies/figureInputs.ts';

/** The number of a claim, and whether it holds. */
export function decide(material: Material, id: string) {
  const result = checkClaims([material]).find((claim) => claim.id === id);
  return { value: result?.value, holds: result?.holds };
}
