/** What a box plot shows of some values (Tukey 1977). */
export interface BoxStatistics {
  /** The least and the largest value no farther from the box than 1.5 times its length. */
  readonly low: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly high: number;
  /** How many values are beyond `low` and `high`. */
  readonly outliers: number;
}

const WHISKER = 1.5;

/** Statistics of at least one value; quantiles are interpolated between neighbours, as NumPy does. */
export function boxStatistics(values: ArrayLike<number>): BoxStatistics {
  const sorted = Float64Array.from(values).sort();
  const [lowerQuartile, median, upperQuartile] = [
    quantile(sorted, 0.25),
    quantile(sorted, 0.5),
    quantile(sorted, 0.75),
  ];
  const reach = WHISKER * (upperQuartile - lowerQuartile);
  const inside = sorted.filter((value) => value >= lowerQuartile - reach && value <= upperQuartile + reach);
  return {
    // An interpolated quartile may lie beyond every value inside.
    low: Math.min(inside[0] ?? lowerQuartile, lowerQuartile),
    lowerQuartile,
    median,
    upperQuartile,
    high: Math.max(inside.at(-1) ?? upperQuartile, upperQuartile),
    outliers: sorted.length - inside.length,
  };
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
