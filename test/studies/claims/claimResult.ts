import type { ClaimResult } from '../../../src/studies/claims/claim.ts';

/** A result of a claim; only what matters to a test is given. Without changes it holds, with a value of 1. */
export function claimResult(id: string, dataset: string, changes: Partial<ClaimResult> = {}): ClaimResult {
  return {
    id,
    figure: `fig${String(Number.parseInt(id, 10)).padStart(2, '0')}`,
    dataset,
    sentence: 'It is so.',
    source: 'caption',
    metric: 'how much',
    definition: 'One over the other.',
    value: 1,
    comparison: '>',
    threshold: 0.5,
    holds: true,
    verdict: 'holds',
    interval: { level: 0.9, low: 0.75, high: 1.25, seeds: 3, without: 0, resamples: 500 },
    otherSeeds: [0.9, 1.1],
    chance: null,
    note: null,
    ...changes,
  };
}

/** What a result has where the claim has no number. */
export const NO_NUMBER = { value: null, holds: null, verdict: null, interval: null, otherSeeds: [] } as const;
