import type { Gpu } from '../src/gpu/gpu.ts';
import type { Dispatch } from '../src/gpu/kernel.ts';
import { Owner } from '../src/gpu/owner.ts';
import { PassTimer } from '../src/gpu/passTimer.ts';
import type { ProductDispatch } from '../src/kernels/products/product.ts';
import type { ProductVariant } from '../src/kernels/products/variants.ts';
import { type Limits, type Performance, performanceOf } from './floor.ts';
import type { KernelCase } from './kernels/kernelCase.ts';
import type { OnProgress } from './settings.ts';
import { type Timing, timeDispatches } from './timing.ts';

/** The result of a kernel on one shape. One that is wrong is not timed, nor one that would take too long. */
export interface KernelResult {
  readonly kernel: string;
  readonly shape: string;
  readonly outcome: 'timed' | 'wrong' | 'skipped';
  /** The variant of a product. */
  readonly variant?: string;
  /** Largest error against the float64 twin, in tolerances; right up to 1. Null where it is infinite. */
  readonly error?: number | null;
  /** Milliseconds that it was expected to take, where it was skipped for that. */
  readonly expected?: number;
  readonly timing?: Timing;
  /** At the median time. */
  readonly performance?: Performance;
}

export interface KernelOptions {
  readonly rounds?: number | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A measurement should end within this many milliseconds. */
const LONGEST = 5000;
const LEAST_ROUNDS = 3;
/** Runs ahead of the first round: one is validated and one warms up. */
const RUNS_BEFORE = 2;

/** Validates and times each kernel in turn. Throws GpuError. */
export async function benchKernels(
  gpu: Gpu,
  cases: readonly KernelCase[],
  limits: Limits,
  { rounds, onProgress }: KernelOptions = {},
): Promise<KernelResult[]> {
  const results: KernelResult[] = [];
  for (const [index, kernel] of cases.entries()) {
    onProgress?.(`${kernel.kernel} ${kernel.shape}`, index, cases.length);
    results.push(skipped(kernel, results) ?? (await benchKernel(gpu, kernel, limits, rounds)));
  }
  return results;
}

function benchKernel(gpu: Gpu, wanted: KernelCase, limits: Limits, rounds?: number): Promise<KernelResult> {
  return Owner.during(async (owner) => {
    const { kernel, shape, work } = wanted;
    const { dispatches, worstError } = await wanted.prepare(gpu, owner);
    const timer = owner.own(PassTimer.create(gpu));
    await timer.sample(dispatches, 1);
    const worst = await worstError();
    const error = Number.isFinite(worst) ? worst : null;
    const variant = dispatches.map(variantOf).find((name) => name !== undefined);
    const made = { kernel, shape, ...(variant !== undefined && { variant }) };
    if (!(worst <= 1)) return { ...made, outcome: 'wrong', error };
    const timing = await timeDispatches(timer, dispatches, rounds, LEAST_ROUNDS);
    const performance = performanceOf({ ...work, dispatches: dispatches.length }, timing.median, limits);
    return { ...made, outcome: 'timed', error, timing, performance };
  });
}

function variantOf(dispatch: Dispatch | ProductDispatch): ProductVariant | undefined {
  return 'variant' in dispatch ? dispatch.variant : undefined;
}

/** Skips what would take too long at the best throughput that the same kernel had last. */
function skipped({ kernel, shape, work }: KernelCase, before: readonly KernelResult[]): KernelResult | undefined {
  const last = before.findLast((result) => result.kernel === kernel && result.outcome === 'timed');
  if (!last?.timing || !last.performance) return undefined;
  const { median, minimum } = last.timing;
  const expected = (work.operations / last.performance.gigaflops / 1e6) * (minimum / median);
  const tooLong = expected * (LEAST_ROUNDS + RUNS_BEFORE) > LONGEST;
  return tooLong ? { kernel, shape, outcome: 'skipped', expected } : undefined;
}
