import { quantile } from 'simple-statistics';
import { roundedOrNull } from '../rounding.ts';

/** What chance gives in nine of ten draws: it is below `chanceLow` in 5% of them and above `chanceHigh` in 5%. */
export type ChanceBand = Readonly<{ chanceLow: number | null; chanceHigh: number | null }>;

/** What chance gives to the number of a claim. */
export type ChanceRow = Readonly<{ claim: string }> & ChanceBand;

/** The band of a distribution; `null` on both sides where there is none. */
export function chanceBand(draws: ArrayLike<number> | null | undefined): ChanceBand {
  const values = Array.from(draws ?? []);
  if (values.length === 0) return { chanceLow: null, chanceHigh: null };
  return { chanceLow: roundedOrNull(quantile(values, 0.05)), chanceHigh: roundedOrNull(quantile(values, 0.95)) };
}

/** What chance gives to the number of this claim. */
export function chanceRow(claim: string, draws: ArrayLike<number> | null): ChanceRow {
  return { claim, ...chanceBand(draws) };
}
