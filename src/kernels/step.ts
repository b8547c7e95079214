import source from '../../shaders/step.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { readStruct } from '../gpu/shaderInterface.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { createUniformTable } from '../gpu/uniformTable.ts';

/** Declares `struct Step` and the uniform `step`, for the shaders that read them. */
export const STEP_SOURCE = source;

/** A step of an epoch: the first entry of the visit order that it takes, and how many. */
export interface Step {
  readonly first: number;
  readonly rows: number;
}

const FIELDS = readStruct(source, 'Step');

/** What the shaders see as `step`, an entry for each step. */
export function createStepTable(gpu: Gpu, steps: readonly Step[]): Tensor {
  return createUniformTable(
    gpu,
    'Steps',
    FIELDS,
    steps.map(({ first, rows }) => ({ first, rows })),
  );
}
