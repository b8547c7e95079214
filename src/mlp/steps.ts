import type { Gpu } from '../gpu/gpu.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { createStepTable, type Step } from '../kernels/step.ts';

/** Rows of each step where samples are cut into batches as they come; only the last may be short. */
export function evenSteps(samples: number, batch: number): number[] {
  const count = Math.ceil(samples / batch);
  return Array.from({ length: count }, (_, step) => Math.min(batch, samples - step * batch));
}

/** The steps of an epoch: where in the visit order each begins, and how many rows it has. */
export class Steps {
  readonly count: number;
  /** What the shaders see as `step`. */
  readonly table: Tensor;

  constructor(gpu: Gpu, rows: readonly number[]) {
    this.count = rows.length;
    this.table = createStepTable(gpu, consecutive(rows));
  }

  destroy(): void {
    this.table.destroy();
  }
}

function consecutive(rows: readonly number[]): Step[] {
  let first = 0;
  return rows.map((length) => {
    const step = { first, rows: length };
    first += length;
    return step;
  });
}
