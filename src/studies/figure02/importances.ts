import { classMeans } from '../../importance/classMeans.ts';
import { countedSum } from '../../importance/countedSum.ts';
import type { SampleCounts } from '../claims/resamples.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerCounts } from '../oncePerCounts.ts';
import type { ImportanceSummary } from '../summary.ts';

/** B_d of each layer in each epoch, [layers][epochs]. */
export const layerCourses = oncePerCounts<number[][]>(({ run }, counts) => {
  const layers = run.records[0]?.importanceByLayer ?? [];
  return layers.map((_, d) =>
    run.records.map(({ importanceByLayer }) => countedSum(importanceByLayer[d] ?? [], counts)),
  );
});

/** Importance of each layer over the run; no layers where nothing was measured. */
export function layerTotals(summary: ImportanceSummary | undefined, counts?: SampleCounts): number[] {
  return summary?.tauByLayer.map((values) => countedSum(values, counts)) ?? [];
}

/** Mean τ of the samples of each class, [classes]; `null` for a class without samples. */
export function classMeansOfTau({ run, summaries }: FigureInputs, counts?: SampleCounts): (number | null)[] {
  return summaries ? classMeans(summaries.plain.tau, run.labels, run.config.classes.length, counts) : [];
}

/** The largest over the smallest of the means; `null` where fewer than two classes have one. */
export function contrast(means: readonly (number | null)[]): number | null {
  const present = means.filter((mean) => mean !== null);
  return present.length > 1 ? quotient(Math.max(...present), Math.min(...present)) : null;
}

export function quotient(over: number | undefined, under: number | undefined): number | null {
  return over !== undefined && under !== undefined && under > 0 ? over / under : null;
}
