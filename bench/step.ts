import type { Gpu } from '../src/gpu/gpu.ts';
import { Owner } from '../src/gpu/owner.ts';
import { SAMPLE_FORMATS, type SampleFormat } from '../src/kernels/deviceSamples.ts';
import type { MlpShape } from '../src/mlp/shape.ts';
import { firstEpochError, sameParameters } from './checkTraining.ts';
import { type Limits, type Performance, performanceOf } from './floor.ts';
import { type BenchSettings, CLASSES, type OnProgress } from './settings.ts';
import { stepsToTime, TimedTraining } from './timedTraining.ts';
import { countRounds, median, summarise, type Timing } from './timing.ts';
import { stepWork } from './work.ts';

/** A training step without and with per-sample norms; a wrong one is not timed. */
export interface StepResult {
  readonly shape: MlpShape;
  readonly batch: number;
  readonly networks: number;
  /** How samples are kept. */
  readonly format: SampleFormat;
  readonly outcome: 'timed' | 'wrong';
  /** Losses and norms of the first samples against float64, in tolerances; right up to 1. Null where it is infinite. */
  readonly error: number | null;
  /** Whether both kinds lead to the same parameters, which the norms must not touch. */
  readonly sameParameters?: boolean;
  /** Steps of an epoch, which was timed as a whole: visit orders written, records read back. */
  readonly steps: number;
  /** Milliseconds per step of all networks together. */
  readonly plain?: Timing;
  readonly withNorms?: Timing;
  /** Median over the rounds of the time with norms over the time without. */
  readonly normsRatio?: number;
  readonly plainPerformance?: Performance;
  readonly withNormsPerformance?: Performance;
}

const LEAST_ROUNDS = 5;

/** Networks side by side that are timed: alone, and as many as show whether the adapter has room. */
export function networkCounts(gpu: Gpu): number[] {
  return gpu.adapter.software ? [1, 4] : [1, 8, 35];
}

/** A step of each network of the settings, alone and side by side. Throws GpuError. */
export async function benchSteps(
  gpu: Gpu,
  { inputs, hidden, batchSize, rounds }: BenchSettings,
  limits: Limits,
  onProgress?: OnProgress,
): Promise<StepResult[]> {
  const shapes = hidden.map((units) => ({ inputs, hidden: units, classes: CLASSES, activation: 'relu' }) as const);
  const wanted = shapes.flatMap((shape) =>
    networkCounts(gpu).flatMap((networks) =>
      SAMPLE_FORMATS.map((format) => ({ shape, networks, batch: batchSize, format })),
    ),
  );
  const results: StepResult[] = [];
  for (const [index, step] of wanted.entries()) {
    onProgress?.(`${step.networks} × ${describeShape(step.shape)}, ${step.format}`, index, wanted.length);
    results.push(await benchStep(gpu, step, limits, rounds));
  }
  return results;
}

/** For instance `784-512-512-512-10`. */
export function describeShape({ inputs, hidden, classes }: MlpShape): string {
  return [inputs, ...hidden, classes].join('-');
}

interface WantedStep {
  readonly shape: MlpShape;
  readonly batch: number;
  readonly networks: number;
  readonly format: SampleFormat;
}

/**
 * Times epochs with and without norms one after the other and in changing order, so that both see the same machine.
 * Throws GpuError.
 */
export function benchStep(gpu: Gpu, wanted: WantedStep, limits: Limits, rounds?: number): Promise<StepResult> {
  return Owner.during(async (owner) => {
    const steps = await stepsToTime(gpu, { ...wanted, norms: true });
    const plain = owner.own(await TimedTraining.create(gpu, { ...wanted, norms: false }, steps));
    const withNorms = owner.own(await TimedTraining.create(gpu, { ...wanted, norms: true }, steps));
    const checked = { ...wanted, steps, ...(await firstErrors([plain, withNorms])) };
    if (!(checked.error !== null && checked.error <= 1)) return { ...checked, outcome: 'wrong' };
    const times = await timeInTurn(plain, withNorms, rounds);
    const same = sameParameters(await plain.mlp.read(), await withNorms.mlp.read());
    if (!same) return { ...checked, outcome: 'wrong', sameParameters: same };
    return { ...checked, outcome: 'timed', sameParameters: same, ...summariseSteps(wanted, times, limits) };
  });
}

async function firstErrors(trainings: readonly TimedTraining[]): Promise<{ error: number | null }> {
  const errors: number[] = [];
  for (const training of trainings) errors.push(firstEpochError(training, await training.epoch()));
  const worst = Math.max(...errors);
  return { error: Number.isFinite(worst) ? worst : null };
}

interface Times {
  readonly plain: number[];
  readonly withNorms: number[];
}

async function timeInTurn(plain: TimedTraining, withNorms: TimedTraining, wanted?: number): Promise<Times> {
  const warm = (await plain.time()) + (await withNorms.time());
  const rounds = countRounds(wanted, warm * plain.steps, LEAST_ROUNDS);
  const times: Times = { plain: [], withNorms: [] };
  for (let round = 0; round < rounds; round++) {
    const turn = ['plain', 'withNorms'] as const;
    for (const kind of round % 2 === 0 ? turn : turn.toReversed()) {
      times[kind].push(await (kind === 'plain' ? plain : withNorms).time());
    }
  }
  return times;
}

function summariseSteps(wanted: WantedStep, times: Times, limits: Limits) {
  const [plain, withNorms] = [summarise(times.plain), summarise(times.withNorms)];
  return {
    plain,
    withNorms,
    normsRatio: median(times.withNorms.map((time, round) => time / (times.plain[round] ?? Number.NaN))),
    plainPerformance: performanceOf(stepWork({ ...wanted, norms: false }), plain.median, limits),
    withNormsPerformance: performanceOf(stepWork({ ...wanted, norms: true }), withNorms.median, limits),
  };
}
