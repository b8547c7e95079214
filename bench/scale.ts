import type { Gpu } from '../src/gpu/gpu.ts';
import { Owner } from '../src/gpu/owner.ts';
import { watchEventLoop } from './eventLoop.ts';
import { type Limits, type Performance, performanceOf } from './floor.ts';
import { CLASSES, type OnProgress } from './settings.ts';
import { TimedTraining } from './timedTraining.ts';
import { countRounds, summarise, type Timing } from './timing.ts';
import { type StepShape, stepWork } from './work.ts';

/** The sizes of a training: one of them grows, the others stay. */
export interface Size {
  readonly width: number;
  /** Hidden layers. */
  readonly depth: number;
  readonly batch: number;
  readonly samples: number;
  readonly networks: number;
}

export interface ScaleResult extends Size {
  readonly grows: keyof Size;
  /** Milliseconds that an epoch was expected to take, where it was skipped for that. */
  readonly expected?: number;
  /** The time of an epoch. */
  readonly timing?: Timing;
  /** At the median time. */
  readonly performance?: Performance;
  /** Nanoseconds of a multiply-add at the median. */
  readonly cost?: number;
  /** This cost over that of the next smaller size; 1 for the smallest. */
  readonly growth?: number;
  /** Longest time that the event loop kept a timer waiting during the epochs, milliseconds. */
  readonly longestWait?: number;
  /** Bytes of the host's memory after the epochs, where the host says. */
  readonly hostBytes?: number | undefined;
}

/** What all trainings have in common, and what they are held against. */
export interface ScaleTask {
  /** Features of a sample. */
  readonly inputs: number;
  readonly limits: Limits;
}

/** The values that each size takes in turn. */
export type Growth = { readonly [K in keyof Size]?: readonly number[] };

export interface ScaleOptions {
  readonly growth?: Growth;
  readonly smallest?: Size;
  readonly rounds?: number | undefined;
  /** Bytes of memory that the process holds. */
  readonly hostBytes?: (() => number) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** The size that every series starts from. */
export const SMALLEST: Size = { width: 128, depth: 2, batch: 100, samples: 1000, networks: 1 };

/** What each size grows to, in turn. */
const GROWTH: Growth = {
  width: [128, 256, 512, 1024, 2048],
  depth: [2, 4, 8, 16],
  batch: [10, 30, 100, 300, 1000],
  samples: [1000, 4000, 16_000, 60_000],
  networks: [1, 2, 4, 8, 16],
};

/** An epoch that is expected to take longer, in milliseconds, is left out. */
const LONGEST = 3000;
const LEAST_ROUNDS = 3;

/** Times trainings with norms while one size grows and the others stay. Throws GpuError. */
export async function benchScale(
  gpu: Gpu,
  task: ScaleTask,
  { growth = GROWTH, smallest = SMALLEST, onProgress, ...options }: ScaleOptions = {},
): Promise<ScaleResult[]> {
  const wanted = (Object.keys(growth) as (keyof Size)[]).flatMap((grows) =>
    (growth[grows] ?? []).map((value) => ({ ...smallest, grows, [grows]: value })),
  );
  const results: ScaleResult[] = [];
  for (const [index, size] of wanted.entries()) {
    onProgress?.(`${size.grows} ${size[size.grows]}`, index, wanted.length);
    const before = results.findLast((result) => result.grows === size.grows && result.cost !== undefined);
    results.push(await benchSize(gpu, size, before, { ...task, ...options }));
  }
  return results;
}

async function benchSize(
  gpu: Gpu,
  size: Size & { readonly grows: keyof Size },
  before: ScaleResult | undefined,
  { inputs, limits, rounds, hostBytes }: ScaleTask & Pick<ScaleOptions, 'rounds' | 'hostBytes'>,
): Promise<ScaleResult> {
  const step = stepShape(inputs, size);
  const steps = Math.max(1, Math.round(size.samples / size.batch));
  const work = stepWork(step);
  const multiplyAdds = (steps * work.operations) / 2;
  const expected = (multiplyAdds * (before?.cost ?? 0)) / 1e6;
  if (expected > LONGEST) return { ...size, expected };
  const { timing, longestWait } = await timeEpochs(gpu, step, steps, rounds);
  const cost = (timing.median * 1e6) / multiplyAdds;
  return {
    ...size,
    timing,
    performance: performanceOf(work, timing.median / steps, limits),
    cost,
    growth: before?.cost === undefined ? 1 : cost / before.cost,
    longestWait,
    hostBytes: hostBytes?.(),
  };
}

function stepShape(inputs: number, { width, depth, batch, networks }: Size): StepShape {
  const hidden = new Array<number>(depth).fill(width);
  return { shape: { inputs, hidden, classes: CLASSES, activation: 'relu' }, networks, batch, norms: true };
}

function timeEpochs(gpu: Gpu, step: StepShape, steps: number, wanted?: number) {
  return Owner.during(async (owner) => {
    const training = owner.own(await TimedTraining.create(gpu, step, steps));
    const warm = await training.time();
    const rounds = countRounds(wanted, warm * steps, LEAST_ROUNDS);
    const watch = watchEventLoop();
    const times: number[] = [];
    while (times.length < rounds) times.push((await training.time()) * steps);
    return { timing: summarise(times), longestWait: watch.stop() };
  });
}
