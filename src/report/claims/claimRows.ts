import type { ClaimResult } from '../../studies/claims/claim.ts';
import { countVerdicts, measuredCount, type VerdictCounts } from '../../studies/claims/verdictWords.ts';

/** What became of a claim: on each data set, or on several at once. */
export interface ClaimRow {
  /** The words of the claim, the same on every data set. */
  readonly claim: ClaimResult;
  /** A result for each data set; `undefined` where the claim was not put to it. */
  readonly outcomes: readonly (ClaimResult | undefined)[];
  /** The result of a claim that compares data sets. */
  readonly joint: ClaimResult | undefined;
}

/** One row per claim, in the order in which the claims come. */
export function claimRows(claims: readonly ClaimResult[], datasets: readonly string[]): ClaimRow[] {
  const results = new Map<string, ClaimResult[]>();
  for (const claim of claims) results.set(claim.id, [...(results.get(claim.id) ?? []), claim]);
  return [...results.values()].flatMap((own) => {
    const [claim] = own;
    if (claim === undefined) return [];
    const outcomes = datasets.map((name) => own.find(({ dataset }) => dataset === name));
    return { claim, outcomes, joint: own.find(({ dataset }) => !datasets.includes(dataset)) };
  });
}

/** Whether the claim has a verdict on any of the data sets, or on several at once. */
export function isMeasured(row: ClaimRow): boolean {
  return outcomesOf(row).some(({ verdict }) => verdict !== null);
}

/** All results of a claim, in the order of the columns. */
export function outcomesOf({ outcomes, joint }: ClaimRow): ClaimResult[] {
  return [...outcomes, joint].filter((result) => result !== undefined);
}

/** Rows of one figure after the other. */
export function rowsByFigure(rows: readonly ClaimRow[]): Map<string, ClaimRow[]> {
  const groups = new Map<string, ClaimRow[]>();
  for (const row of rows) groups.set(row.claim.figure, [...(groups.get(row.claim.figure) ?? []), row]);
  return groups;
}

/** The verdicts counted for each data set, and for several at once; only where there are any. */
export function tallies(claims: readonly ClaimResult[]): { dataset: string; counts: VerdictCounts }[] {
  return [...new Set(claims.map(({ dataset }) => dataset))].flatMap((dataset) => {
    const counts = countVerdicts(claims.filter((claim) => claim.dataset === dataset));
    return measuredCount(counts) === 0 ? [] : { dataset, counts };
  });
}
