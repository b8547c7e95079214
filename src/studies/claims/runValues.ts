import type { ClaimValues, FigureInputs } from '../figureInputs.ts';
import { FIGURES } from '../figures.ts';
import type { SingleClaim } from './claim.ts';
import { claimValue } from './decideClaim.ts';

/** The numbers of the claims that a single run decides, by the claims' ids. */
export function runValues(inputs: FigureInputs): ClaimValues {
  const ofRuns = FIGURES.flatMap(({ claims }) => claims).filter(
    (claim): claim is SingleClaim => 'repetition' in claim && claim.repetition === 'run',
  );
  return Object.fromEntries(ofRuns.map((claim) => [claim.id, claimValue(claim, inputs)]));
}
