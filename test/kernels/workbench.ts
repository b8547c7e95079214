import { expect } from 'vitest';
import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Dispatch } from '../../src/gpu/kernel.ts';
import { submit } from '../../src/gpu/submit.ts';
import { findWorst } from '../reference/worst_error.ts';

/** Runs dispatches in one submission, for one step, and waits for it. */
export async function run(gpu: Gpu, dispatches: readonly Dispatch[], step = 0): Promise<void> {
  submit(gpu, { dispatches, steps: { first: step, end: step + 1 } });
  await gpu.finish();
}

/**
 * Expects |actual − expected| ≤ tolerance · (|expected| + scale) everywhere; `scale` is the size of what was summed,
 * because the terms of a sum may cancel.
 */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  scale = 0,
): void {
  expect(actual.length).toBe(expected.length);
  const { error, place } = findWorst(actual, expected, tolerance, scale);
  if (error > 1) expect.fail(`element ${place}: ${actual[place]}, expected ${expected[place]} (${error} tolerances)`);
}
