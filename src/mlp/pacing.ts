import type { Gpu } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import { submit } from '../gpu/submit.ts';
import type { Steps } from './steps.ts';

export interface PacingOptions {
  /** Stops between submissions; what was submitted still runs to its end. */
  readonly signal?: AbortSignal | undefined;
  /** Called as submissions complete, with the steps done so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /**
   * How many of the next steps may be submitted, from 1 to `wanted`; a promise holds the training until it resolves. All
   * may where it is left out. What is measured does not depend on it.
   */
  readonly allow?: ((wanted: number) => number | Promise<number>) | undefined;
}

/** A submission should keep the adapter busy this long: short enough to stop in time, long enough to cost little. */
const TARGET_MILLISECONDS = 150;

/** Submissions under way at a time. */
const IN_FLIGHT = 2;

/** Encodes steps into submissions of many, sized by how long the previous ones took. */
export class Pacer {
  private stepsPerSubmission = 1;
  private lastDone = 0;

  constructor(private readonly gpu: Gpu) {}

  /** Runs all passes for each step in turn. Throws GpuError where the device fails, the signal's reason where aborted. */
  async run(
    steps: Steps,
    passes: readonly Dispatch[],
    { signal, onProgress, allow }: PacingOptions = {},
  ): Promise<void> {
    const inFlight: Promise<void>[] = [];
    let next = 0;
    try {
      while (next < steps.count) {
        signal?.throwIfAborted();
        const wanted = Math.min(steps.count - next, this.stepsPerSubmission);
        const allowed = allow?.(wanted) ?? wanted;
        const end = next + (typeof allowed === 'number' ? allowed : await unlessEnded(allowed, inFlight, signal));
        submit(this.gpu, { dispatches: passes, steps: { first: next, end } });
        inFlight.push(this.completion(end - next).then(() => onProgress?.(end)));
        next = end;
        if (inFlight.length >= IN_FLIGHT) await inFlight.shift();
      }
      await Promise.all(inFlight);
    } finally {
      // Once this has returned or thrown, no submission is still under way to call `onProgress`.
      await Promise.allSettled(inFlight);
    }
    this.gpu.check();
  }

  /** Waits for the newest submission, and sets the size of later ones by how long it ran. */
  private async completion(steps: number): Promise<void> {
    const submitted = performance.now();
    await this.gpu.finish();
    const now = performance.now();
    const milliseconds = now - Math.max(submitted, this.lastDone);
    this.lastDone = now;
    const ideal = Math.round((TARGET_MILLISECONDS / Math.max(milliseconds, 0.01)) * steps);
    this.stepsPerSubmission = Math.min(Math.max(ideal, 1), this.stepsPerSubmission * 4);
  }
}

/** Resolves to the steps allowed; rejects if work in flight fails or the signal aborts in the meantime. */
function unlessEnded(
  allowed: Promise<number>,
  inFlight: readonly Promise<void>[],
  signal: AbortSignal | undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    for (const work of inFlight) work.catch(reject);
    allowed.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}
