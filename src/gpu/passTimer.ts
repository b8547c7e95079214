import type { Gpu } from './gpu.ts';
import type { Dispatch } from './kernel.ts';
import type { Destroyable } from './owner.ts';
import { encode } from './submit.ts';
import { Timestamps } from './timestamps.ts';

/** Milliseconds of one submission. */
export interface Sample {
  /** From the submission to its end, as the host sees it. */
  readonly wall: number;
  /** From the first dispatch to the last, as the adapter sees it, where it has timestamps. */
  readonly device: number | undefined;
}

/** How often dispatches have to run for a sample that lasts long enough, and such a sample. */
export interface Calibration {
  readonly repeats: number;
  readonly sample: Sample;
}

const MOST_REPEATS = 20_000;

/** Times dispatches that are repeated in one pass of one submission. */
export class PassTimer implements Destroyable {
  private constructor(
    private readonly gpu: Gpu,
    private readonly timestamps: Timestamps | undefined,
  ) {}

  /**
   * `stamped`: by the adapter's clock as well, where it has one. On a processor the host's clock is as fine, and drivers
   * stamp a pass before or after they run it.
   */
  static create(gpu: Gpu, stamped = !gpu.adapter.software): PassTimer {
    const has = stamped && gpu.features.has('timestamp-query');
    return new PassTimer(gpu, has ? new Timestamps(gpu) : undefined);
  }

  /** Runs the dispatches `repeats` times; they are encoded before the clock starts. Throws GpuError. */
  async sample(dispatches: readonly Dispatch[], repeats: number): Promise<Sample> {
    const repeated = Array.from({ length: repeats }, () => dispatches).flat();
    const commands = encode(this.gpu, { dispatches: repeated }, this.timestamps);
    const started = performance.now();
    this.gpu.device.queue.submit([commands]);
    await this.gpu.finish();
    return { wall: performance.now() - started, device: await this.timestamps?.read() };
  }

  /** Finds how many repeats last `milliseconds` or more. */
  async calibrate(dispatches: readonly Dispatch[], milliseconds: number): Promise<Calibration> {
    let repeats = 1;
    let sample = await this.steadySample(dispatches, repeats, milliseconds);
    while (sample.wall < milliseconds && repeats < MOST_REPEATS) {
      const growth = Math.min(Math.max((1.2 * milliseconds) / sample.wall, 1.5), 16);
      repeats = Math.min(Math.ceil(repeats * growth), MOST_REPEATS);
      sample = await this.steadySample(dispatches, repeats, milliseconds);
    }
    return { repeats, sample };
  }

  destroy(): void {
    this.timestamps?.destroy();
  }

  /** The shorter of two samples, unless one is long: something else may have held up the first. */
  private async steadySample(dispatches: readonly Dispatch[], repeats: number, milliseconds: number): Promise<Sample> {
    const first = await this.sample(dispatches, repeats);
    if (first.wall > 10 * milliseconds) return first;
    const second = await this.sample(dispatches, repeats);
    return second.wall < first.wall ? second : first;
  }
}
