import type { Gpu } from '../src/gpu/gpu.ts';
import type { Dispatch } from '../src/gpu/kernel.ts';
import { type Destroyable, Owner } from '../src/gpu/owner.ts';
import { Readback } from '../src/gpu/readback.ts';
import { Tensor } from '../src/gpu/tensor.ts';

/** Milliseconds of one run of what was timed, over several rounds. */
export interface Timing {
  readonly median: number;
  readonly minimum: number;
  readonly rounds: number;
  /** `timestamps` of the adapter, or the host's `wall` clock. */
  readonly clock: 'timestamps' | 'wall';
}

/** A round lasts about this long: far beyond the cost of a submission, far below what watchdogs end. */
const ROUND_MILLISECONDS = 10;
const MOST_REPEATS = 20_000;
/** Rounds are counted so that together they last no longer than this, where `--rounds` does not count them. */
const BUDGET_MILLISECONDS = 4000;
const MOST_ROUNDS = 31;

/** Rounds for what takes so long: as many as are wanted, else as many as the budget holds, and never below `least`. */
export function countRounds(wanted: number | undefined, milliseconds: number, least: number): number {
  return wanted ?? Math.min(Math.max(Math.floor(BUDGET_MILLISECONDS / milliseconds), least), MOST_ROUNDS);
}

export function summarise(milliseconds: readonly number[], clock: Timing['clock'] = 'wall'): Timing {
  return { median: median(milliseconds), minimum: Math.min(...milliseconds), rounds: milliseconds.length, clock };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** Milliseconds of one submission. */
export interface Sample {
  /** From submission to its end, as the host sees it. */
  readonly wall: number;
  /** From the first dispatch to the last, as the adapter sees it, where it has timestamps. */
  readonly device: number | undefined;
}

/** Times repeated dispatches in one pass of one submission. */
export class PassTimer implements Destroyable {
  private constructor(
    private readonly gpu: Gpu,
    private readonly owner: Owner,
    private readonly stamps: Stamps | undefined,
  ) {}

  /** On a processor the host's clock is as fine as the adapter's, and drivers stamp a pass before or after they run it. */
  static create(gpu: Gpu, stamped = !gpu.adapter.software): PassTimer {
    const owner = new Owner();
    const has = stamped && gpu.device.features.has('timestamp-query');
    return new PassTimer(gpu, owner, has ? owner.own(new Stamps(gpu)) : undefined);
  }

  /** Median and minimum of a run of the dispatches, after one to warm up. */
  async time(dispatches: readonly Dispatch[], wanted: number | undefined, least = 3): Promise<Timing> {
    const { repeats, sample } = await this.calibrate(dispatches);
    const clock = isPlausible(sample) ? 'timestamps' : 'wall';
    const rounds = countRounds(wanted, sample.wall, least);
    const times: number[] = [];
    while (times.length < rounds) {
      const { wall, device } = await this.sample(dispatches, repeats);
      times.push((clock === 'wall' ? wall : (device ?? wall)) / repeats);
    }
    return summarise(times, clock);
  }

  /** One submission with so many repeats. Throws GpuError where the device failed. */
  async sample(dispatches: readonly Dispatch[], repeats: number): Promise<Sample> {
    const { device } = this.gpu;
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass(this.stamps?.descriptor);
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const dispatch of dispatches) dispatch.encode(pass);
    }
    pass.end();
    this.stamps?.encode(encoder);
    const commands = encoder.finish();
    const started = performance.now();
    device.queue.submit([commands]);
    await this.gpu.finish();
    return { wall: performance.now() - started, device: await this.stamps?.read() };
  }

  destroy(): void {
    this.owner.destroy();
  }

  /** Repeats that make a round last long enough, and what so many of them took. */
  private async calibrate(dispatches: readonly Dispatch[]) {
    let repeats = 1;
    let sample = await this.steadySample(dispatches, repeats);
    while (sample.wall < ROUND_MILLISECONDS && repeats < MOST_REPEATS) {
      const growth = Math.min(Math.max((1.2 * ROUND_MILLISECONDS) / sample.wall, 1.5), 16);
      repeats = Math.min(Math.ceil(repeats * growth), MOST_REPEATS);
      sample = await this.steadySample(dispatches, repeats);
    }
    return { repeats, sample };
  }

  /** The shorter of two samples, unless one is long: something else may have held up the first. */
  private async steadySample(dispatches: readonly Dispatch[], repeats: number): Promise<Sample> {
    const first = await this.sample(dispatches, repeats);
    if (first.wall > 10 * ROUND_MILLISECONDS) return first;
    const second = await this.sample(dispatches, repeats);
    return second.wall < first.wall ? second : first;
  }
}

/** Some adapters stamp when they read a command, not when they have run it: such stamps cover little of the time. */
function isPlausible({ wall, device }: Sample): boolean {
  return device !== undefined && device > wall / 2 && device <= wall;
}

/** Two timestamps, of a pass's beginning and its end. */
class Stamps implements Destroyable {
  private readonly owner = new Owner();
  private readonly set: GPUQuerySet;
  private readonly resolved: Tensor;
  private readonly readback: Readback;

  constructor(gpu: Gpu) {
    this.set = this.owner.own(gpu.device.createQuerySet({ label: 'Stamps', type: 'timestamp', count: 2 }));
    this.resolved = this.owner.own(Tensor.create(gpu, 'Stamps', [4], GPUBufferUsage.QUERY_RESOLVE));
    this.readback = this.owner.own(new Readback(gpu, this.resolved));
  }

  get descriptor(): GPUComputePassDescriptor {
    return { timestampWrites: { querySet: this.set, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 } };
  }

  encode(encoder: GPUCommandEncoder): void {
    encoder.resolveQuerySet(this.set, 0, 2, this.resolved.buffer, 0);
    this.readback.encode(encoder);
  }

  /** Milliseconds between the two. */
  async read(): Promise<number> {
    const [begin = 0n, end = 0n] = new BigUint64Array(await this.readback.read());
    return Number(end - begin) / 1e6;
  }

  destroy(): void {
    this.owner.destroy();
  }
}
