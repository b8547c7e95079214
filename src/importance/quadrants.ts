import { largestFirst } from './ranks.ts';

/** Where a sample stands by two scores: high is the top quarter, low the lower half. */
export const QUADRANTS = ['highNllLowTau', 'highTauLowNll', 'other'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** For each sample whether it is in the top quarter by one score and in the lower half by the other. */
export function quadrants(nll: ArrayLike<number>, tau: ArrayLike<number>): Quadrant[] {
  const [byNll, byTau] = [places(nll), places(tau)];
  const [high, low] = [Math.round(nll.length / 4), nll.length - Math.floor(nll.length / 2)];
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

/** Place of each value from the largest, 0, on. */
function places(values: ArrayLike<number>): Uint32Array {
  const place = new Uint32Array(values.length);
  for (const [index, sample] of largestFirst(values).entries()) place[sample] = index;
  return place;
}
