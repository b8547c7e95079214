import { quantile } from 'simple-statistics';
import { roundedOrNull } from '../rounding.ts';

/** What chance gives in nine of ten draws: it is below `chanceLow` in 5% of them and above `chanceHigh` in 5%. */
export type ChanceBand = Readonly<{ chanceLow: number | null; chanceHigh: number | null }>;

/** Of what has no draws. */
export const NO_BAND: ChanceBand = { chanceLow: null, chanceHigh: null };

/** The band of a distribution; `null` on both sides where there is none. */
export function chanceBand(draws: ArrayLike<number> | null | undefined): ChanceBand {
  const values = Array.from(draws ?? []).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return NO_BAND;
  return { chanceLow: roundedOrNull(quantile(values, 0.05)), chanceHigh: roundedOrNull(quantile(values, 0.95)) };
}
