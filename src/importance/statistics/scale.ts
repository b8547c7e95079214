/** What kind of number a value is, which says on which scale equal steps are equally likely. */
export type Scale = 'difference' | 'ratio' | 'correlation' | 'share';

interface Transformation {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
  /** The open range of values that have a place on the scale. */
  readonly range: readonly [number, number];
}

/** Differences as they are, ratios by their logarithm, correlations by Fisher's z, shares by their log-odds. */
export const SCALES: Readonly<Record<Scale, Transformation>> = {
  difference: {
    to: (value) => value,
    from: (value) => value,
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  },
  ratio: { to: Math.log, from: Math.exp, range: [0, Number.POSITIVE_INFINITY] },
  correlation: { to: Math.atanh, from: Math.tanh, range: [-1, 1] },
  share: { to: logOdds, from: (odds) => 1 / (1 + Math.exp(-odds)), range: [0, 1] },
};

/** The scale of these values; that of differences where one is at the end of the range, where a scale is infinite. */
export function scaleOf(values: readonly number[], scale: Scale): Transformation {
  const [least, most] = SCALES[scale].range;
  return values.every((value) => value > least && value < most) ? SCALES[scale] : SCALES.difference;
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
