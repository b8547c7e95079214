import type { Split } from '../datasets/dataset.ts';
import type { Gpu } from '../src/gpu/gpu.ts';
import { type Destroyable, Owner } from '../src/gpu/owner.ts';
import { DeviceSplit } from '../src/mlp/deviceSplit.ts';
import type { Measurements } from '../src/mlp/measurements.ts';
import { Mlp } from '../src/mlp/mlp.ts';
import { glorotUniform, type Parameters } from '../src/mlp/parameters.ts';
import { Training } from '../src/mlp/training.ts';
import { SETTINGS } from '../src/settings/table.ts';
import { madeUpFeatures } from './madeUpFeatures.ts';
import type { StepShape } from './work.ts';

const SGD = { learningRate: 0.01, weightDecay: SETTINGS.weightDecay.byDefault };

interface TimedParts {
  /** Steps of an epoch. */
  readonly steps: number;
  readonly mlp: Mlp;
  /** What each network began with. */
  readonly start: Parameters;
  readonly data: Split;
  readonly training: Training;
  readonly order: Int32Array;
  readonly owner: Owner;
}

/** Networks that train on made-up data, every epoch in the data's order; an epoch has a given number of steps. */
export class TimedTraining implements Destroyable {
  private constructor(private readonly parts: TimedParts) {}

  static create(
    gpu: Gpu,
    { shape, networks, batch, norms, format = 'bytes' }: StepShape,
    steps: number,
  ): Promise<TimedTraining> {
    return Owner.of(async (owner) => {
      const samples = steps * batch;
      const features = madeUpFeatures(format, samples * shape.inputs);
      const labels = Uint16Array.from({ length: samples }, (_, i) => i % shape.classes);
      const split = owner.own(await DeviceSplit.create(gpu, 'bench', { samples, features, labels }));
      const start = glorotUniform(shape, 1);
      const mlp = owner.own(Mlp.create(gpu, shape, new Array<Parameters>(networks).fill(start)));
      const training = owner.own(await Training.create(mlp, split, { ...SGD, batchSize: batch, norms }));
      const order = Int32Array.from({ length: samples }, (_, i) => i);
      return new TimedTraining({ steps, mlp, start, data: { samples, features, labels }, training, order, owner });
    });
  }

  get steps(): number {
    return this.parts.steps;
  }

  get mlp(): Mlp {
    return this.parts.mlp;
  }

  get start(): Parameters {
    return this.parts.start;
  }

  get data(): TimedParts['data'] {
    return this.parts.data;
  }

  /** Each network's measurements of an epoch. */
  epoch(): Promise<Measurements[]> {
    const { training, mlp, order } = this.parts;
    return training.epoch(new Array<Int32Array>(mlp.networks).fill(order));
  }

  /** Milliseconds per step of an epoch. */
  async time(): Promise<number> {
    const started = performance.now();
    await this.epoch();
    return (performance.now() - started) / this.steps;
  }

  destroy(): void {
    this.parts.owner.destroy();
  }
}

/** An epoch that is timed lasts about this long, in milliseconds. */
const EPOCH = 200;
const MOST_STEPS = 256;

/** Steps of an epoch that lasts long enough to be timed, found by trying. */
export async function stepsToTime(gpu: Gpu, shape: StepShape): Promise<number> {
  let steps = 1;
  for (;;) {
    const milliseconds = (await tryEpoch(gpu, shape, steps)) * steps;
    if (milliseconds > EPOCH / 2 || steps === MOST_STEPS) return steps;
    steps = Math.min(Math.ceil(steps * Math.min(EPOCH / milliseconds, 16)), MOST_STEPS);
  }
}

/** Milliseconds per step of the second epoch: in the first some drivers compile, and submissions find their size. */
async function tryEpoch(gpu: Gpu, shape: StepShape, steps: number): Promise<number> {
  const training = await TimedTraining.create(gpu, shape, steps);
  try {
    const first = await training.time();
    return first * steps > 10 * EPOCH ? first : await training.time();
  } finally {
    training.destroy();
  }
}
