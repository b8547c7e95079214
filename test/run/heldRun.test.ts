import { expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { networkShape, type RunConfig } from '../../src/run/config.ts';
import { describeConfig } from '../../src/run/describe.ts';
import type { EpochRecords } from '../../src/run/records.ts';
import type { GroupOptions, PartialEpoch, RunSink } from '../../src/run/training/plannedRun.ts';
import { RunGroup } from '../../src/run/training/runGroup.ts';
import { openTestGpu } from '../gpu/openGpu.ts';

const gpu = await openTestGpu();
const DATA = makeStrokes({ samples: 90, testSamples: 30 });
const CONFIG: RunConfig = describeConfig('strokes', DATA, {
  hidden: [8],
  activation: 'relu',
  epochs: 2,
  batchSize: 20,
  learningRate: 0.1,
  weightDecay: 0,
  seed: 1,
  orderSeed: 2,
  order: 'shuffled',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
});

/** Trains, and returns the records of the whole epochs; `options` may use the group. */
async function train(options: (group: RunGroup) => GroupOptions): Promise<EpochRecords[]> {
  const init = glorotUniform(networkShape(CONFIG), CONFIG.seed);
  const group = await RunGroup.create(gpu, DATA, [{ config: CONFIG, init }]);
  const epochs: EpochRecords[] = [];
  const sink: RunSink = {
    appendEpoch: async (records) => void epochs.push(records),
    appendPartialEpoch: () => Promise.reject(new Error('the run diverged')),
    wantsSnapshot: () => false,
    writeSnapshot: () => Promise.resolve(),
  };
  try {
    await group.train([sink], options(group));
    return epochs;
  } finally {
    group.destroy();
  }
}

it('a run that is granted one step at a time measures the same bits', async () => {
  const asked: number[] = [];
  const allow = async (wanted: number) => {
    asked.push(wanted);
    return 1;
  };
  expect(await train(() => ({ allow }))).toEqual(await train(() => ({})));
  expect(asked).toHaveLength(10);
});

it('a peek shows the samples of the finished steps as the whole epoch will have them', async () => {
  const peeks: (PartialEpoch | undefined)[] = [];
  let [submitted, done] = [0, 0];
  const epochs = await train((group) => ({
    onProgress({ epoch, step }) {
      done = 5 * (epoch - 1) + step;
    },
    async allow() {
      while (done < submitted) await new Promise((resolve) => setTimeout(resolve));
      submitted += 1;
      peeks.push(await group.peek());
      return 1;
    },
  }));
  expect(peeks.map((peek) => peek && [peek.records.epoch, peek.visited.length])).toEqual(
    [1, 2].flatMap((epoch) => [undefined, [epoch, 20], [epoch, 40], [epoch, 60], [epoch, 80]]),
  );
  for (const { records, visited } of peeks.filter((peek) => peek !== undefined)) {
    const whole = epochs[records.epoch - 1] ?? expect.fail('no such epoch');
    for (const sample of visited) {
      expect(whole.step[sample]).toBeLessThan(visited.length / 20);
      expect(records.nll[sample]).toBe(whole.nll[sample]);
      expect(records.importanceByLayer[0]?.[sample]).toBe(whole.importanceByLayer[0]?.[sample]);
    }
  }
});

it('a run that waits for a step ends when it is aborted', async () => {
  const stop = new AbortController();
  const held = train(() => ({
    signal: stop.signal,
    allow() {
      setTimeout(() => stop.abort(new Error('enough'))); // This happens once the run waits for the promise.
      return new Promise<number>(() => undefined);
    },
  }));
  await expect(held).rejects.toThrow('enough');
});
