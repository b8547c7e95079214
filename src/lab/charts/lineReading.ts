import type { Series } from '../../plots/charts/lines.ts';
import type { Row } from '../../studies/figure.ts';
import type { EpochReading } from './epochCursor.tsx';

/** How values of lines are read off at an epoch. */
export function lineReading(format: (value: number) => string, left = 52): EpochReading<readonly Series[]> {
  return {
    left,
    right: 14,
    lastEpoch: (series) => Math.max(1, ...series.map(({ points }) => points.at(-1)?.epoch ?? 1)),
    at: (series, epoch) =>
      series.flatMap(({ name, colour, points }) => {
        const value = points.find((point) => point.epoch === epoch)?.value ?? null;
        return value === null ? [] : { name, colour, text: format(value) };
      }),
  };
}

/** One row per epoch, one column per line. */
export function lineRows(series: readonly Series[]): Row[] {
  const rows = new Map<number, Record<string, number | null>>();
  for (const { name, points } of series) {
    for (const { epoch, value } of points) rows.set(epoch, { epoch, ...rows.get(epoch), [name]: value });
  }
  return [...rows.values()].sort((a, b) => (a.epoch ?? 0) - (b.epoch ?? 0));
}
