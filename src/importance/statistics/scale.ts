/** What kind of number a value is, which says on which scale equal steps are equally likely. */
export type Scale = 'difference' | 'ratio' | 'correlation' | 'share';

/** Keeps the ends of a range, where a scale is infinite, finite. */
const LEAST = 1e-9;

interface Transformation {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

/** Differences as they are, ratios by their logarithm, correlations by Fisher's z, shares by their log-odds. */
export const SCALES: Readonly<Record<Scale, Transformation>> = {
  difference: { to: (value) => value, from: (value) => value },
  ratio: { to: (value) => Math.log(Math.max(value, LEAST)), from: Math.exp },
  correlation: { to: (value) => Math.atanh(within(value, -1)), from: Math.tanh },
  share: { to: (value) => logOdds(within(value, 0)), from: (odds) => 1 / (1 + Math.exp(-odds)) },
};

function within(value: number, least: number): number {
  return Math.min(1 - LEAST, Math.max(least + LEAST, value));
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
