import type { RunConfig } from '../config.ts';
import type { EpochRecords } from '../records.ts';

/** The advice names no larger rate: most networks of this kind train at 0.1. */
const LARGEST_USUAL_LEARNING_RATE = 0.1;

/** The loss or a gradient became non-finite; the message says where, and what to try. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';

  constructor(
    readonly epoch: number,
    /** 0-based. */
    readonly step: number,
    { learningRate }: Pick<RunConfig, 'learningRate'>,
  ) {
    const smaller = Math.min(Number((learningRate / 10).toPrecision(2)), LARGEST_USUAL_LEARNING_RATE);
    super(
      `the loss turned NaN or infinite in epoch ${epoch}, step ${step}, at learning rate ${learningRate}; ` +
        `try a smaller one, for instance ${smaller}`,
    );
  }
}

/** The first step (0-based) of an epoch with a loss or gradient that is not finite; undefined where all are. */
export function divergedStep({ nll, grad2, step }: Pick<EpochRecords, 'nll' | 'grad2' | 'step'>): number | undefined {
  let first: number | undefined;
  for (const values of [nll, ...grad2]) {
    for (const [sample, value] of values.entries()) {
      if (Number.isFinite(value)) continue;
      first = Math.min(first ?? Number.POSITIVE_INFINITY, step[sample] ?? 0);
    }
  }
  return first;
}
