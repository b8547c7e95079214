import { sum } from '../../importance/sum.ts';
import type { EpochRecords } from '../../run/records.ts';
import type { SampleCounts } from '../claims/resamples.ts';

/**
 * What the claims need of each sample of the run, [samples] each, so that a claim over other samples or other counts
 * takes a single sum. Plain importance.
 */
export interface SampleSums {
  /** τ, over all epochs and layers. */
  readonly total: Float64Array;
  /** Σ_t t·α(t), with t from 1 on. */
  readonly byEpoch: Float64Array;
  /** Importance in each layer over all epochs, [layers][samples]. */
  readonly layers: readonly Float64Array[];
  /** Importance in the first, the middle and the last third of the epochs. */
  readonly thirds: readonly [Float64Array, Float64Array, Float64Array];
}

/** Adds up the importance of these samples; the others have zeros. */
export function sumSamples(records: readonly EpochRecords[], samples: readonly number[]): SampleSums {
  const count = records[0]?.nll.length ?? 0;
  const zeros = () => new Float64Array(count);
  const layers = (records[0]?.importanceByLayer ?? []).map(zeros);
  const thirds = [zeros(), zeros(), zeros()] as const;
  const sums = { total: zeros(), byEpoch: zeros(), layers, thirds: [...thirds] as const };
  for (const [t, { importanceByLayer }] of records.entries()) {
    const shares = thirds.map((_, third) => shareOfThird(third, t, records.length));
    for (const sample of samples) {
      const own = importanceByLayer.map((values) => values[sample] ?? 0);
      const importance = sum(own);
      add(sums.total, sample, importance);
      add(sums.byEpoch, sample, importance * (t + 1));
      for (const [d, values] of layers.entries()) add(values, sample, own[d] ?? 0);
      for (const [third, values] of thirds.entries()) add(values, sample, importance * (shares[third] ?? 0));
    }
  }
  return sums;
}

function add(values: Float64Array, at: number, value: number): void {
  values[at] = (values[at] ?? 0) + value;
}

/** Which share of epoch `t`, from 0 on, lies in a third of the epochs. */
function shareOfThird(third: number, t: number, epochs: number): number {
  const [begin, end] = [(third * epochs) / 3, ((third + 1) * epochs) / 3];
  return Math.max(0, Math.min(end, t + 1) - Math.max(begin, t));
}

/** Sum over members, each as often as it counts: once where nothing else is said. */
export function sumOver(values: Float64Array | undefined, members: readonly number[], counts?: SampleCounts): number {
  let total = 0;
  for (const sample of members) total += (values?.[sample] ?? 0) * (counts?.[sample] ?? 1);
  return total;
}
