import { isDeepStrictEqual } from 'node:util';
import type { Gpu } from '../src/gpu/gpu.ts';
import { DeviceSplit } from '../src/mlp/deviceSplit.ts';
import { Mlp } from '../src/mlp/mlp.ts';
import { glorotUniform } from '../src/mlp/parameters.ts';
import { layerShapes } from '../src/mlp/shape.ts';
import { Training } from '../src/mlp/training.ts';

export interface StepBench {
  readonly hidden: readonly number[];
  readonly batchSize: number;
  /** Epochs of each kind, in turn. */
  readonly rounds: number;
}

const INPUTS = 784;
const CLASSES = 10;
const STEPS = 2;

/**
 * Times an epoch of a few steps with and without per-sample norms, one after the other and in changing order, so that
 * both see the same machine. Medians, milliseconds a step; `ratio` is the median of the rounds' ratios. Throws Error where the two do not train to the same bits.
 */
export async function benchStep(gpu: Gpu, { hidden, batchSize, rounds }: StepBench) {
  const shape = { inputs: INPUTS, hidden, classes: CLASSES, activation: 'relu' } as const;
  const samples = STEPS * batchSize;
  const features = Uint8Array.from({ length: samples * INPUTS }, (_, i) => (i * 2654435761) >>> 24);
  const labels = Uint16Array.from({ length: samples }, (_, i) => i % CLASSES);
  const data = new DeviceSplit(gpu, 'bench', { samples, features, labels });
  const settings = { batchSize, learningRate: 0.01, weightDecay: 1e-5 };
  const start = glorotUniform(shape, 1);
  const kinds = await Promise.all(
    [false, true].map(async (norms) => {
      const mlp = Mlp.create(gpu, shape, [start]);
      return { mlp, training: await Training.create(mlp, data, { ...settings, norms }), times: [] as number[] };
    }),
  );
  const order = Int32Array.from({ length: samples }, (_, i) => i);
  for (const { training } of kinds) await training.epoch([order]); // warm-up
  for (let round = 0; round < rounds; round++) {
    const turn = round % 2 === 0 ? kinds : kinds.toReversed();
    for (const { training, times } of turn) times.push(await timeEpoch(training, order));
  }
  await checkEqual(kinds.map(({ mlp }) => mlp));
  const [plainTimes = [], normsTimes = []] = kinds.map(({ times }) => times);
  const ratio = median(normsTimes.map((time, round) => time / (plainTimes[round] ?? Number.NaN)));
  const [plain = 0, withNorms = 0] = kinds.map(({ times }) => median(times) / STEPS);
  const flop =
    2 * batchSize * layerShapes(shape).reduce((sum, { inputs, outputs }, d) => sum + inputs * outputs * (d ? 3 : 2), 0);
  return { hidden, batchSize, plain, withNorms, ratio, gigaflops: flop / plain / 1e6 };
}

async function timeEpoch(training: Training, order: Int32Array): Promise<number> {
  const started = performance.now();
  await training.epoch([order]);
  return performance.now() - started;
}

async function checkEqual(networks: readonly Mlp[]): Promise<void> {
  const [plain, measured] = await Promise.all(networks.map((mlp) => mlp.read()));
  if (!isDeepStrictEqual(plain, measured)) {
    throw new Error('training with norms and without led to different parameters');
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
