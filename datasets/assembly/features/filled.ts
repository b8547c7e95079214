import type { Statistics } from './survey.ts';

/** What stands where a cell has no value. */
export type FillKind = 'mean' | 'zero';

/**
 * The statistics of the training rows once their missing cells are filled: of `rows` rows each column lacks `rows − count`.
 * A mean that is filled in changes neither the mean nor the sum of squares; zeros change both (Chan's formula).
 */
export function filledStatistics(found: Statistics, rows: number, kind: FillKind): Statistics {
  if (kind === 'mean') return { ...found, count: found.count.map(() => rows) };
  const lacks = found.count.map((count) => rows - count);
  const mean = found.mean.map((value, i) => (value * (found.count[i] ?? 0)) / rows);
  const squares = found.squares.map(
    (sum, i) => sum + ((found.mean[i] ?? 0) ** 2 * (found.count[i] ?? 0) * (lacks[i] ?? 0)) / rows,
  );
  const least = found.least.map((value, i) => ((lacks[i] ?? 0) > 0 ? Math.min(0, value) : value));
  const largest = found.largest.map((value, i) => ((lacks[i] ?? 0) > 0 ? Math.max(0, value) : value));
  return { count: found.count.map(() => rows), mean, squares, least, largest };
}

/** The value for missing cells of each feature. */
export function fillValues(found: Statistics, kind: FillKind): Float64Array<ArrayBuffer> {
  return kind === 'zero' ? new Float64Array(found.mean.length) : Float64Array.from(found.mean);
}
