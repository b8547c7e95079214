import type { ClaimValues, FigureInputs } from '../figureInputs.ts';
import { FIGURES } from '../figures.ts';
import { chanceLevel } from './chanceLevel.ts';
import type { SingleClaim } from './claim.ts';
import { claimValue } from './decideClaim.ts';
import { asCompared } from './drawing.ts';

/** The numbers of the claims that a single run decides, by the claims' ids. */
export function runValues(inputs: FigureInputs): ClaimValues {
  return Object.fromEntries(claimsOfRuns().map((claim) => [claim.id, claimValue(claim, inputs)]));
}

/** What chance gives these claims in a run that a study's first is compared with. */
export function runChance(inputs: FigureInputs): ClaimValues {
  const drawn = asCompared(inputs);
  const withChance = claimsOfRuns().filter(({ chance }) => chance !== undefined);
  return Object.fromEntries(withChance.map((claim) => [claim.id, levelIn(claim, drawn)]));
}

function levelIn(claim: SingleClaim, inputs: FigureInputs): number | null {
  if (claimValue(claim, inputs) === null) return null;
  return chanceLevel(claim.chance, claim.comparison, inputs)?.value ?? null;
}

function claimsOfRuns(): SingleClaim[] {
  return FIGURES.flatMap(({ claims }) => claims).filter(
    (claim): claim is SingleClaim => 'repetition' in claim && claim.repetition === 'run',
  );
}
