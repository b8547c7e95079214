import type { Gpu } from '../gpu/gpu.ts';
import { BINDING_ALIGNMENT, Tensor } from '../gpu/tensor.ts';

/** Rows of each step where samples are cut into batches as they come; only the last may be short. */
export function evenSteps(samples: number, batch: number): number[] {
  const count = Math.ceil(samples / batch);
  return Array.from({ length: count }, (_, step) => Math.min(batch, samples - step * batch));
}

/** The steps of an epoch: where in the visit order each begins, and how many rows it has. */
export class Steps {
  readonly count: number;
  /** `struct Step` of the shaders, one an entry, entries BINDING_ALIGNMENT bytes apart. */
  readonly table: Tensor;

  constructor(gpu: Gpu, rows: readonly number[]) {
    this.count = rows.length;
    const stride = BINDING_ALIGNMENT / 4;
    const table = new Uint32Array(this.count * stride);
    let first = 0;
    for (const [step, length] of rows.entries()) {
      table.set([first, length], step * stride);
      first += length;
    }
    const usage = GPUBufferUsage.UNIFORM;
    this.table = Tensor.create(gpu, 'Steps', [this.count, stride], usage).write(table);
  }

  /** Byte offset of a step's entry. */
  offset(step: number): number {
    return step * BINDING_ALIGNMENT;
  }

  destroy(): void {
    this.table.destroy();
  }
}
