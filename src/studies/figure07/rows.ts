import { sampleStandardDeviation } from 'simple-statistics';
import { BATCHES, type BatchName } from '../../batches/names.ts';
import { ALL_CLASSES } from '../../run/records.ts';
import { mean } from '../averages.ts';
import type { BatchRun, FigureInputs } from '../figureInputs.ts';
import { rounded, roundedOrNull } from '../rounding.ts';

export type Split = 'train' | 'test';

/**
 * Error over all classes, 0 to 1, after an epoch with a batch construction: the mean over the initialisations that
 * reached this epoch, and its standard error, s/√n, `null` for a single one.
 */
export type ErrorRow07 = Readonly<{
  batches: BatchName;
  split: Split;
  epoch: number;
  initialisations: number;
  error: number;
  standardError: number | null;
}>;

/**
 * A construction at the end: how many trainings it had, how many of them diverged, and the errors of the last epoch,
 * means over the initialisations that reached the last epoch.
 */
export type FinalRow = Readonly<{
  batches: BatchName;
  trainings: number;
  diverged: number;
  initialisations: number;
  testError: number | null;
  testStandardError: number | null;
  trainError: number | null;
  trainStandardError: number | null;
}>;

export type Rows07 = Readonly<{ final: FinalRow[]; errors: ErrorRow07[] }>;

/** The error of the last epoch of one split; `null` where no training came to it. */
export type FinalError = Readonly<{ batches: BatchName; error: number | null; standardError: number | null }>;

export function testErrorOf({ batches, testError, testStandardError }: FinalRow): FinalError {
  return { batches, error: testError, standardError: testStandardError };
}

export function trainErrorOf({ batches, trainError, trainStandardError }: FinalRow): FinalError {
  return { batches, error: trainError, standardError: trainStandardError };
}

export function rows07({ batchRuns }: Pick<FigureInputs, 'batchRuns'>): Rows07 | null {
  const names = BATCHES.filter((name) => batchRuns.some(({ batches }) => batches === name));
  const errors = names.flatMap((name) => [
    ...errorCurve(batchRuns, name, 'test'),
    ...errorCurve(batchRuns, name, 'train'),
  ]);
  if (errors.length === 0) return null;
  return {
    final: names.map((name) => finalRow(batchRuns, name)),
    errors: errors.map((row) => ({
      ...row,
      error: rounded(row.error),
      standardError: roundedOrNull(row.standardError),
    })),
  };
}

/** Errors of a construction by epoch, not rounded; epochs that none of its trainings came to are left out. */
export function errorCurve(batchRuns: readonly BatchRun[], batches: BatchName, split: Split): ErrorRow07[] {
  const curves = batchRuns.filter((run) => run.batches === batches).map((run) => errorsByEpoch(run, split));
  return Array.from({ length: lastEpochOf(batchRuns) }, (_, t) => t + 1).flatMap((epoch) => {
    const errors = curves.flatMap((curve) => curve.get(epoch) ?? []);
    if (errors.length === 0) return [];
    return {
      batches,
      split,
      epoch,
      initialisations: errors.length,
      error: mean(errors),
      standardError: standardError(errors),
    };
  });
}

/** The last row of a curve where it goes to the last epoch of all trainings; `undefined` where it ends before. */
export function finalError(batchRuns: readonly BatchRun[], batches: BatchName, split: Split): ErrorRow07 | undefined {
  const last = lastEpochOf(batchRuns);
  return errorCurve(batchRuns, batches, split).find(({ epoch }) => epoch === last);
}

/** How many times as high as its least a curve ends; `null` without points and where the least is zero. */
export function riseOf(curve: readonly Pick<ErrorRow07, 'error'>[]): number | null {
  const least = Math.min(...curve.map(({ error }) => error));
  const last = curve.at(-1);
  return last && least > 0 ? last.error / least : null;
}

function finalRow(batchRuns: readonly BatchRun[], batches: BatchName): FinalRow {
  const trainings = batchRuns.filter((run) => run.batches === batches);
  const [test, train] = [finalError(batchRuns, batches, 'test'), finalError(batchRuns, batches, 'train')];
  return {
    batches,
    trainings: trainings.length,
    diverged: trainings.filter(({ diverged }) => diverged).length,
    initialisations: (test ?? train)?.initialisations ?? 0,
    testError: roundedOrNull(test?.error),
    testStandardError: roundedOrNull(test?.standardError),
    trainError: roundedOrNull(train?.error),
    trainStandardError: roundedOrNull(train?.standardError),
  };
}

function errorsByEpoch({ epochRows }: BatchRun, split: Split): Map<number, number> {
  const rows = epochRows.filter((row) => row.class === ALL_CLASSES && row.split === split);
  return new Map(rows.map(({ epoch, error }) => [epoch, error]));
}

/** The last epoch that any training came to. */
function lastEpochOf(batchRuns: readonly BatchRun[]): number {
  return Math.max(0, ...batchRuns.map(({ epochRows }) => epochRows.at(-1)?.epoch ?? 0));
}

/** The standard error of the mean, from the sample standard deviation; `null` for a single value. */
function standardError(values: readonly number[]): number | null {
  return values.length > 1 ? sampleStandardDeviation([...values]) / Math.sqrt(values.length) : null;
}
