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

/** A case by its parts. `O` is what the kernel works on: values on the host, and tensors that the owner destroys. */
interface CaseParts<O> extends Pick<KernelCase, 'kernel' | 'shape' | 'work'> {
  operands(gpu: Gpu, owner: Owner): O | Promise<O>;
  dispatches(gpu: Gpu, operands: O): readonly Promise<Dispatch | ProductDispatch>[];
  /** The same as in `Prepared`. */
  worstError(gpu: Gpu, operands: O): Promise<number>;
}

/** A case that is prepared as all are: first the operands, then the dispatches on them. */
export function kernelCase<O>({ operands, dispatches, worstError, ...named }: CaseParts<O>): KernelCase {
  return {
    ...named,
    async prepare(gpu, owner) {
      const made = await operands(gpu, owner);
      const passes = await Promise.all(dispatches(gpu, made));
      return { dispatches: passes.map((pass) => owner.own(pass)), worstError: () => worstError(gpu, made) };
    },
  };
}
