import { sum } from '../sum.ts';
import { largestFirst } from './ranks.ts';

/** How a sample ranks by two scores: high means in the top quarter, low in the lower half. */
export type Quadrant = 'highNllLowTau' | 'highTauLowNll' | 'other';

/** The smallest value of the top quarter and the largest of the lower half; `null` where no sample is in it. */
export interface Borders {
  readonly topQuarterFrom: number | null;
  readonly lowerHalfTo: number | null;
}

/** The samples, largest first, by two scores; both have each sample as often as it counts. */
export interface Orders {
  readonly byNll: Uint32Array;
  readonly byTau: Uint32Array;
}

/** For each sample whether it is in the top quarter by one score and in the lower half by the other. */
export function quadrants(nll: ArrayLike<number>, tau: ArrayLike<number>): Quadrant[] {
  const [byNll, byTau] = [largestFirst(nll), largestFirst(tau)];
  const highNllLowTau = copiesHighAndLow(byNll, byTau, nll.length);
  const highTauLowNll = copiesHighAndLow(byTau, byNll, nll.length);
  return Array.from(highNllLowTau, (copies, sample) => {
    if (copies > 0) return 'highNllLowTau';
    return highTauLowNll[sample] ? 'highTauLowNll' : 'other';
  });
}

/** Share of all samples in a quadrant. */
export function quadrantShare(where: readonly Quadrant[], which: Quadrant): number {
  return where.filter((quadrant) => quadrant === which).length / where.length;
}

/** Shares of all in the two quadrants, where samples count several times; `samples` are how many different ones. */
export function quadrantShares({ byNll, byTau }: Orders, samples: number): Record<Exclude<Quadrant, 'other'>, number> {
  return {
    highNllLowTau: sum(copiesHighAndLow(byNll, byTau, samples)) / byNll.length,
    highTauLowNll: sum(copiesHighAndLow(byTau, byNll, samples)) / byNll.length,
  };
}

/**
 * How many of each sample's copies are in the top quarter by one order and in the lower half by the other, [samples].
 * The copies stand in the same succession in both, so that the first of them are high and the last of them are low.
 */
function copiesHighAndLow(highOrder: Uint32Array, lowOrder: Uint32Array, samples: number): Int32Array {
  const copies = new Int32Array(samples);
  const length = highOrder.length;
  add(copies, highOrder.subarray(topQuarter(length)), -1);
  add(copies, lowOrder.subarray(length - lowerHalf(length)), 1);
  return copies.map((excess) => Math.max(0, excess));
}

/** Adds `step` for each place at which a sample is in an order. */
function add(sums: Int32Array, order: Uint32Array, step: number): void {
  for (let place = 0; place < order.length; place++) {
    const sample = order[place] ?? 0;
    sums[sample] = (sums[sample] ?? 0) + step;
  }
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
