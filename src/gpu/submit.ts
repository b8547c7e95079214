import type { Gpu } from './gpu.ts';
import type { Dispatch } from './kernel.ts';
import type { Readback } from './readback.ts';
import type { Timestamps } from './timestamps.ts';

/** Work that the adapter is given at once and does in this order. */
export interface Submission {
  /** Run in one pass, each after the one before. */
  readonly dispatches?: readonly Dispatch[];
  /** All dispatches run for each of these steps in turn; for step 0 alone where left out. */
  readonly steps?: StepRange;
  /** Filled with what the dispatches leave. */
  readonly readbacks?: readonly Readback[];
}

/** Entries `first` to `end` (exclusive) of the table that shaders see as `step`. */
export interface StepRange {
  readonly first: number;
  readonly end: number;
}

const FIRST_STEP: StepRange = { first: 0, end: 1 };

/** Encodes work and gives it to the adapter, without waiting for its end (`Gpu.finish`, `Readback.read`). */
export function submit(gpu: Gpu, work: Submission): void {
  gpu.device.queue.submit([encode(gpu, work)]);
}

/** The commands of a submission, for a timer that leaves out how long the encoding takes. */
export function encode(
  gpu: Gpu,
  { dispatches = [], steps = FIRST_STEP, readbacks = [] }: Submission,
  timestamps?: Timestamps,
): GPUCommandBuffer {
  const encoder = gpu.device.createCommandEncoder();
  if (dispatches.length > 0) {
    const pass = encoder.beginComputePass(timestamps?.descriptor);
    for (let step = steps.first; step < steps.end; step++) {
      for (const dispatch of dispatches) dispatch.encode(pass, step);
    }
    pass.end();
  }
  timestamps?.encode(encoder);
  for (const readback of readbacks) readback.encode(encoder);
  return encoder.finish();
}
