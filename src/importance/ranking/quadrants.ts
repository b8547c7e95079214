import { largestFirst } from './ranks.ts';

/** Where a sample stands by two scores: high is the top quarter, low the lower half. */
export type Quadrant = 'highNllLowTau' | 'highTauLowNll' | 'other';

/** The smallest value of the top quarter and the largest of the lower half; `null` where no sample is in it. */
export interface Borders {
  readonly topQuarterFrom: number | null;
  readonly lowerHalfTo: number | null;
}

/** For each sample whether it is in the top quarter by one score and in the lower half by the other. */
export function quadrants(nll: ArrayLike<number>, tau: ArrayLike<number>): Quadrant[] {
  const [byNll, byTau] = [places(nll), places(tau)];
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

/** Where the top quarter and the lower half that `quadrants` counts by this score end. */
export function quadrantBorders(values: ArrayLike<number>): Borders {
  const sorted = Float64Array.from(values).sort();
  return {
    topQuarterFrom: sorted[sorted.length - topQuarter(sorted.length)] ?? null,
    lowerHalfTo: sorted[lowerHalf(sorted.length) - 1] ?? null,
  };
}

/** How many of so many samples are the top quarter. */
function topQuarter(samples: number): number {
  return Math.round(samples / 4);
}

/** How many of so many samples are the lower half. */
function lowerHalf(samples: number): number {
  return Math.floor(samples / 2);
}

/** Place of each value from the largest, 0, on. */
function places(values: ArrayLike<number>): Uint32Array {
  const place = new Uint32Array(values.length);
  for (const [index, sample] of largestFirst(values).entries()) place[sample] = index;
  return place;
}
