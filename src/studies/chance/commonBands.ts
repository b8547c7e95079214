import { max, mean, min, quantile, standardDeviation } from 'simple-statistics';
import { roundedOrNull } from '../rounding.ts';
import type { ChanceBand } from './band.ts';

/**
 * Bands of several quantities that are drawn together, `draws` being [quantities][draws]: in 5% of the draws any of them
 * is below its `chanceLow`, and in 5% any is above its `chanceHigh`. Of ten bands that hold nine of ten draws each by
 * itself, chance alone leaves one in two out of three draws. The bands of all reach equally far in standard deviations,
 * but not beyond the draws; those without draws are `null`.
 */
export function commonBands(draws: readonly (readonly number[])[]): ChanceBand[] {
  const scales = draws.map((values) => (values.length > 0 ? scaleOf(values) : null));
  const known = scales.flatMap((scale, place) => (scale ? [{ ...scale, values: draws[place] ?? [] }] : []));
  const count = Math.min(...known.map(({ values }) => values.length));
  if (known.length === 0) return draws.map(() => ({ chanceLow: null, chanceHigh: null }));
  const farthest = (sign: 1 | -1) =>
    quantile(
      Array.from({ length: count }, (_, draw) =>
        Math.max(...known.map(({ middle, spread, values }) => deviation(values[draw] ?? 0, middle, spread) * sign)),
      ),
      0.95,
    );
  const [below, above] = [farthest(-1), farthest(1)];
  return scales.map((scale) => ({
    chanceLow: scale && roundedOrNull(Math.max(scale.least, scale.middle - below * scale.spread)),
    chanceHigh: scale && roundedOrNull(Math.min(scale.most, scale.middle + above * scale.spread)),
  }));
}

function scaleOf(draws: readonly number[]) {
  const values = [...draws];
  return { middle: mean(values), spread: standardDeviation(values), least: min(values), most: max(values) };
}

/** How many standard deviations a value lies above the middle. */
function deviation(value: number, middle: number, spread: number): number {
  return spread > 0 ? (value - middle) / spread : 0;
}
