import { largestFirst } from './ranks.ts';

/** How a sample ranks by two scores: high means in the top quarter, low in the lower half. */
export type Quadrant = 'highNllLowTau' | 'highTauLowNll' | 'other';

/** The smallest value of the top quarter and the largest of the lower half; `null` where no sample is in it. */
export interface Borders {
  readonly topQuarterFrom: number | null;
  readonly lowerHalfTo: number | null;
}

/** For each sample whether it is in the top quarter by one score and in the lower half by the other. */
export function quadrants(nll: ArrayLike<number>, tau: ArrayLike<number>): Quadrant[] {
  const [byNll, byTau] = [ranksFromLargest(nll), ranksFromLargest(tau)];
  const high = topQuarter(nll.length);
  const low = nll.length - lowerHalf(nll.length);
  return Array.from(byNll, (nllPlace, sample) => {
    const tauPlace = byTau[sample] ?? 0;
    if (nllPlace < high && tauPlace >= low) return 'highNllLowTau';
    if (tauPlace < high && nllPlace >= low) return 'highTauLowNll';
    return 'other';
  });
}

/** Share of all samples in a quadrant. */
export function quadrantShare(where: readonly Quadrant[], which: Quadrant): number {
  return where.filter((quadrant) => quadrant === which).length / where.length;
}

/** The scores at which the top quarter begins and the lower half ends, as `quadrants` counts them. */
export function quadrantBorders(values: ArrayLike<number>): Borders {
  const sorted = Float64Array.from(values).sort();
  return {
    topQuarterFrom: sorted[sorted.length - topQuarter(sorted.length)] ?? null,
    lowerHalfTo: sorted[lowerHalf(sorted.length) - 1] ?? null,
  };
}

/** The size of the top quarter of this many samples. */
function topQuarter(samples: number): number {
  return Math.round(samples / 4);
}

/** The size of the lower half of this many samples. */
function lowerHalf(samples: number): number {
  return Math.floor(samples / 2);
}

/** The rank of each value, 0 for the largest. */
function ranksFromLargest(values: ArrayLike<number>): Uint32Array {
  const ranks = new Uint32Array(values.length);
  for (const [index, sample] of largestFirst(values).entries()) ranks[sample] = index;
  return ranks;
}
