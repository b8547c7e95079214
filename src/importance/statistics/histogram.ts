/** Values from `low` (inclusive) to `high` (exclusive, but for the last bin) and how many there are. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

/** Bins of equal width from zero to the largest value. No bins where no value is positive. */
export function linearBins(values: ArrayLike<number>, count: number): Bin[] {
  const high = largest(values);
  return high > 0
    ? countInto(
        values,
        (value) => (value / high) * count,
        count,
        (place) => (place / count) * high,
      )
    : [];
}

/** Bins of equal width on a logarithmic axis, over the positive values. */
export function logarithmicBins(values: ArrayLike<number>, count: number): Bin[] {
  const positive = Float64Array.from(values).filter((value) => value > 0);
  const high = Math.log(largest(positive));
  const low = Math.log(positive.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY));
  if (!(high > low)) return [];
  const width = (high - low) / count;
  return countInto(
    positive,
    (value) => (Math.log(value) - low) / width,
    count,
    (place) => Math.exp(low + place * width),
  );
}

function largest(values: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] ?? most);
  return most;
}

function countInto(
  values: ArrayLike<number>,
  placeOf: (value: number) => number,
  count: number,
  border: (place: number) => number,
): Bin[] {
  const samples = new Array<number>(count).fill(0);
  for (let i = 0; i < values.length; i++) {
    const place = Math.max(0, Math.min(count - 1, Math.floor(placeOf(values[i] ?? 0))));
    samples[place] = (samples[place] ?? 0) + 1;
  }
  return samples.map((number, place) => ({ low: border(place), high: border(place + 1), samples: number }));
}
