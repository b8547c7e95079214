import type { Dispatch } from '../src/gpu/kernel.ts';
import type { PassTimer, Sample } from '../src/gpu/passTimer.ts';

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
/** Rounds are counted so that together they last no longer than this, where `--rounds` does not count them. */
const BUDGET_MILLISECONDS = 4000;
const MOST_ROUNDS = 31;

/** Rounds of what takes `milliseconds`: as many as are wanted, else as many as the budget holds, and at least `least`. */
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

/** Median and minimum of a run of the dispatches. Throws GpuError. */
export async function timeDispatches(
  timer: PassTimer,
  dispatches: readonly Dispatch[],
  wanted: number | undefined,
  least = 3,
): Promise<Timing> {
  const { repeats, sample } = await timer.calibrate(dispatches, ROUND_MILLISECONDS);
  const clock = isPlausible(sample) ? 'timestamps' : 'wall';
  const rounds = countRounds(wanted, sample.wall, least);
  const times: number[] = [];
  while (times.length < rounds) {
    const { wall, device } = await timer.sample(dispatches, repeats);
    times.push((clock === 'wall' ? wall : (device ?? wall)) / repeats);
  }
  return summarise(times, clock);
}

/** Some adapters stamp when they read a command, not when they have run it: such stamps cover little of the time. */
function isPlausible({ wall, device }: Sample): boolean {
  return device !== undefined && device > wall / 2 && device <= wall;
}
