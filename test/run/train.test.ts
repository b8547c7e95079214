import { describe, expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { Gpu, GpuError } from '../../src/gpu/gpu.ts';
import { checkRoom } from '../../src/mlp/mlp.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { networkShape, type RunSettings } from '../../src/run/config.ts';
import { describeConfig } from '../../src/run/describe.ts';
import type { EpochRecords, EpochRow } from '../../src/run/records.ts';
import { DivergedError } from '../../src/run/training/divergence.ts';
import type { RunOptions, RunProgress } from '../../src/run/training/plannedRun.ts';
import { trainRun } from '../../src/run/training/train.ts';
import { adapterChoice, openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { inputOf } from '../reference/inputOf.ts';
import { evaluate, network } from '../reference/mlp.ts';

const gpu = await openTestGpu();
const dataset = makeStrokes({ samples: 90, testSamples: 30 });
const SETTINGS: RunSettings = {
  hidden: [8],
  activation: 'relu',
  epochs: 3,
  batchSize: 20,
  learningRate: 0.1,
  weightDecay: 0,
  seed: 1,
  orderSeed: 2,
  order: 'fixed',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
};

/** What a test adds to a run: an action after each epoch, another device, the epoch to take a snapshot of. */
interface Extras {
  readonly onEpoch?: () => void | Promise<void>;
  readonly device?: Gpu;
  readonly snapshotOf?: number;
}

/** Trains a run and collects all that it hands over; an error is returned, not thrown. */
async function train(
  changes: Partial<RunSettings> = {},
  options: RunOptions = {},
  { onEpoch = () => {}, device = gpu, snapshotOf }: Extras = {},
) {
  const config = describeConfig('strokes', dataset, { ...SETTINGS, ...changes });
  const epochs: { records: EpochRecords; rows: readonly EpochRow[]; order: Int32Array }[] = [];
  const partial: { records: EpochRecords; divergedAtStep: number }[] = [];
  const snapshots: number[] = [];
  const sink = {
    async appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array) {
      epochs.push({ records, rows, order });
      await onEpoch();
    },
    async appendPartialEpoch(records: EpochRecords, divergedAtStep: number) {
      partial.push({ records, divergedAtStep });
    },
    wantsSnapshot: (epoch: number) => epoch === snapshotOf,
    async writeSnapshot(epoch: number) {
      snapshots.push(epoch);
    },
  };
  const init = glorotUniform(networkShape(config), config.seed);
  const run = trainRun(device, dataset, { config, init }, sink, options);
  const outcome = await run.then(
    (final) => ({ final, error: undefined }),
    (error: unknown) => ({ final: undefined, error }),
  );
  return { ...outcome, epochs, partial, snapshots };
}

describe('a run', () => {
  it('hands over every epoch in order, with rows that agree with its records', async () => {
    const { epochs, final, error } = await train();
    expect(error).toBeUndefined();
    expect(epochs.map(({ records }) => records.epoch)).toEqual([1, 2, 3]);
    expect(final?.map(({ name }) => name)).toEqual(['L1', 'Out']);
    const [{ records, rows, order } = expect.fail('no epoch')] = epochs;
    const wrong = dataset.train.labels.reduce((sum, label, i) => sum + (records.prediction[i] === label ? 0 : 1), 0);
    const all = rows.find((row) => row.split === 'train' && row.class === -1);
    expect(all?.error).toBeCloseTo(wrong / 90, 12);
    expectClose([all?.nll ?? 0], [records.nll.reduce((sum, nll) => sum + nll, 0) / 90], 1e-6);
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(90).keys()]);
    expect([...order].map((sample) => records.step[sample])).toEqual(
      Array.from({ length: 90 }, (_, visit) => Math.floor(visit / 20)),
    );
  });

  it('measures test errors with the parameters at the end of the epoch', async () => {
    const { epochs, final } = await train();
    const trained = network(final ?? expect.fail('no parameters'), 'relu');
    const { samples, labels } = dataset.test;
    const losses = Array.from(labels, (label, sample) => evaluate(trained, inputOf(dataset.test, sample), label));
    const wrong = losses.filter(({ prediction }, sample) => prediction !== labels[sample]).length;
    const row = epochs[2]?.rows.find(({ split, class: label }) => split === 'test' && label === -1);
    expect(row?.error).toBeCloseTo(wrong / samples, 12);
    expectClose([row?.nll ?? 0], [losses.reduce((sum, { nll }) => sum + nll, 0) / samples], 1e-5);
  });

  it('weighs the samples of the smaller last batch like all others', async () => {
    const { epochs } = await train({ epochs: 1 });
    const { records, order } = epochs[0] ?? expect.fail('no epoch');
    for (const sample of [order[0] ?? 0, order[89] ?? 0]) {
      const expected = (records.grad2[0]?.[sample] ?? 0) * (0.1 / 20) ** 2;
      expect(expected).toBeGreaterThan(0);
      expectClose([records.importanceByLayer[0]?.[sample] ?? 0], [expected], 2 ** -22); // one or two roundings of float32
    }
  });

  it('visits in the same order in every epoch, or in a new one where the order is shuffled', async () => {
    const fixed = (await train()).epochs.map(({ order }) => order.join());
    expect(new Set(fixed).size).toBe(1);
    const shuffled = (await train({ order: 'shuffled' })).epochs.map(({ order }) => order.join());
    expect(new Set(shuffled).size).toBe(3);
  });

  it('writes snapshots of the epochs that the sink wants', async () => {
    expect((await train({}, {}, { snapshotOf: 2 })).snapshots).toEqual([2]);
    expect((await train()).snapshots).toEqual([]);
  });

  it('reports every epoch to its last step, and then with the rows over all classes', async () => {
    const last = new Map<number, RunProgress>();
    const { epochs } = await train({}, { onProgress: (progress) => last.set(progress.epoch, progress) });
    expect([...last.keys()]).toEqual([1, 2, 3]);
    for (const { records, rows } of epochs) {
      const latest = rows.filter((row) => row.class === -1);
      expect(latest.map(({ split }) => split)).toEqual(['train', 'test']);
      expect(last.get(records.epoch)).toEqual({ epoch: records.epoch, epochs: 3, step: 5, steps: 5, latest });
    }
  });
});

describe('a run that diverges', () => {
  it('stops with the step, the learning rate and advice, and keeps the steps before', async () => {
    const { error, epochs, partial } = await train({ learningRate: 1e20 });
    expect(error).toBeInstanceOf(DivergedError);
    expect(String(error)).toMatch(/epoch 1, step \d+, at learning rate 100000000000000000000; try .* 0\.1$/);
    expect(epochs).toEqual([]);
    const step = (error as DivergedError).step;
    expect(partial[0]?.divergedAtStep).toBe(step);
    const kept = partial[0]?.records.nll.filter((_, sample) => (partial[0]?.records.step[sample] ?? 0) < step) ?? [];
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every(Number.isFinite)).toBe(true);
  });
});

describe('a run that is interrupted', () => {
  it('ends with the reason after the last whole epoch was handed over', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const onEpoch = () => controller.abort(reason);
    const { error, epochs } = await train({ epochs: 50 }, { signal: controller.signal }, { onEpoch });
    expect(error).toBe(reason);
    expect(epochs.length).toBe(1);
  });
});

describe('an epoch that fails while the sink still writes', () => {
  it('rejects once the sink is done, and is no unhandled rejection', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let granted = 0;
    const allow = () => (granted++ < 5 ? 1 : new Promise<number>(() => undefined)); // the second epoch waits for steps
    const onEpoch = async () => {
      controller.abort(reason);
      await new Promise((resolve) => setTimeout(resolve)); // An unhandled rejection fails the test run by itself here.
    };
    const { error, epochs } = await train({ epochs: 50 }, { signal: controller.signal, allow }, { onEpoch });
    expect(error).toBe(reason);
    expect(epochs.length).toBe(1);
  });
});

describe('a network that the adapter cannot hold', () => {
  it('is refused by its shape alone, before its parameters are drawn', () => {
    const shape = { inputs: 784, hidden: [100_000_000], classes: 10, activation: 'relu' } as const;
    expect(() => checkRoom(gpu, shape)).toThrow('parameters of L1 [1, 100000000, 785]');
  });
});

describe('a device that is lost', () => {
  it('ends the run with GpuError after the last whole epoch was handed over', async () => {
    const doomed = await Gpu.open({ adapter: adapterChoice() });
    const { error, epochs } = await train(
      { epochs: 50 },
      {},
      { onEpoch: () => doomed.device.destroy(), device: doomed },
    );
    expect(error).toBeInstanceOf(GpuError);
    expect(String(error)).toContain('the GPU device was lost');
    expect(epochs.length).toBe(1);
  });
});
