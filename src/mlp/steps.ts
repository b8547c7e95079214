import type { Gpu } from '../gpu/gpu.ts';
import { BINDING_ALIGNMENT, Tensor } from '../gpu/tensor.ts';

/** The steps of an epoch: where in the visit order each begins, and how many rows it has. Only the last may be short. */
export class Steps {
  readonly count: number;
  /** `struct Step` of the shaders, one an entry, entries BINDING_ALIGNMENT bytes apart. */
  readonly table: Tensor;

  constructor(gpu: Gpu, samples: number, batch: number) {
    this.count = Math.ceil(samples / batch);
    const stride = BINDING_ALIGNMENT / 4;
    const table = new Uint32Array(this.count * stride);
    for (let step = 0; step < this.count; step++) {
      table.set([step * batch, Math.min(batch, samples - step * batch)], step * stride);
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
