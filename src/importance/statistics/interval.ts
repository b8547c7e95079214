import { mean, sampleStandardDeviation } from 'simple-statistics';
import { type Scale, scaleOf } from './scale.ts';
import { NORMAL_95, studentQuantile95 } from './studentQuantile.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What is known of how a value varies. */
export interface Variation {
  /** The value of the measurement that the interval is about. */
  readonly value: number;
  /** Values of the same measurement with other seeds, as far as they have one. */
  readonly others: readonly number[];
  /** The value once more with each of its repetitions left out in turn, where it is computed from all at once. */
  readonly leftOut: readonly number[];
  /** Values of resamples of the samples. */
  readonly resampled: readonly number[];
}

/**
 * The interval that holds the value of another measurement like this one, with other seeds and other samples, in nine of
 * ten cases; `null` where nothing says how the value varies. Both sources of variation are added in quadrature, each with
 * the quantile of its own distribution: seeds by Student's t for one more observation (or, where the value needs all
 * repetitions at once, by the jackknife for another set of them), samples by the spread of the resamples. Two values that
 * both vary differ √2 times as much as one does.
 */
export function intervalOf({ value, others, leftOut, resampled }: Variation, scale: Scale): Interval | null {
  const { to, from } = scaleOf([value, ...others, ...leftOut, ...resampled], scale);
  const seeds = others.length > 0 ? byOthers([value, ...others].map(to)) : byLeftOut(to(value), leftOut.map(to));
  const samples = resampled.length > 1 ? NORMAL_95 * sampleStandardDeviation(resampled.map(to)) * Math.SQRT2 : null;
  if (seeds === null && samples === null) return null;
  const { centre, half } = seeds ?? { centre: to(value), half: 0 };
  const width = Math.hypot(half, samples ?? 0);
  return { low: from(centre - width), high: from(centre + width) };
}

/** Where one more value lies: the mean and half of the prediction interval, s·√(1 + 1/n) times Student's t. */
function byOthers(values: number[]) {
  const [n, spread] = [values.length, sampleStandardDeviation(values)];
  return { centre: mean(values), half: studentQuantile95(n - 1) * spread * Math.sqrt(1 + 1 / n) };
}

/**
 * The jackknife (Tukey 1958): the standard error is √((n − 1)/n · Σ (θ₍ᵢ₎ − mean)²). It is somewhat too small for a least
 * of few values, which is not smooth.
 */
function byLeftOut(value: number, leftOut: number[]) {
  const n = leftOut.length;
  if (n < 2) return null;
  const squares = (n - 1) * sampleStandardDeviation(leftOut) ** 2;
  const standardError = Math.sqrt(((n - 1) / n) * squares);
  return { centre: value, half: studentQuantile95(n - 1) * standardError * Math.SQRT2 };
}
