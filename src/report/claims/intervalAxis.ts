import type { ClaimResult } from '../../studies/claims/claim.ts';
import { type ClaimRow, outcomesOf } from './claimRows.ts';

/** Places of numbers on the little axis that all pictures of a claim have in common, from 0 to 1. */
export type IntervalAxis = (value: number) => number;

/** Positive numbers that lie further apart than this stand on a logarithmic axis. */
const LINEAR_SPAN = 20;

/** An axis from the least to the largest of all that is drawn of a claim. */
export function intervalAxis(row: ClaimRow): IntervalAxis {
  const values = outcomesOf(row).flatMap(drawnValues).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const scale = low > 0 && high / low > LINEAR_SPAN ? Math.log : (value: number) => value;
  const [from, span] = [scale(low), scale(high) - scale(low)];
  return (value) => (span > 0 ? Math.min(1, Math.max(0, (scale(value) - from) / span)) : 0.5);
}

function drawnValues({ value, threshold, interval, otherSeeds }: ClaimResult): number[] {
  if (value === null) return [];
  return [value, threshold, ...(interval ? [interval.low, interval.high] : []), ...otherSeeds];
}
