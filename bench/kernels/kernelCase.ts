import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Dispatch } from '../../src/gpu/kernel.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import type { ProductDispatch } from '../../src/kernels/products/product.ts';
import type { Work } from '../work.ts';

/** A kernel on one shape: what to run, the expected result, and the amount of work. */
export interface KernelCase {
  /** The shader's stem. */
  readonly kernel: string;
  /** For instance `100 × 784 → 512`. */
  readonly shape: string;
  readonly work: Work;
  /** Creates tensors and dispatches, which the owner destroys. */
  prepare(gpu: Gpu, owner: Owner): Promise<Prepared>;
}

export interface Prepared {
  readonly dispatches: readonly (Dispatch | ProductDispatch)[];
  /** After the dispatches ran once: the largest error against the float64 twin, in tolerances; right up to 1. */
  worstError(): Promise<number>;
}
