import { describe, expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { MissingScoresError } from '../../src/batches/batches.ts';
import type { BatchName } from '../../src/batches/names.ts';
import { glorotUniform, type Parameters } from '../../src/mlp/parameters.ts';
import { networkShape, type RunSettings } from '../../src/run/config.ts';
import { describeConfig } from '../../src/run/describe.ts';
import type { EpochRecords, EpochRow } from '../../src/run/records.ts';
import { DivergedError } from '../../src/run/training/divergence.ts';
import type { GroupOptions, PlannedRun, RunOutcome, RunSink } from '../../src/run/training/plannedRun.ts';
import { RunGroup } from '../../src/run/training/runGroup.ts';
import { openTestGpu } from '../gpu/openGpu.ts';

const gpu = await openTestGpu();
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

/** Samples for four batches of twenty, and for four batches and a shorter one. */
const EVEN = makeStrokes({ samples: 80, testSamples: 30 });
const UNEVEN = makeStrokes({ samples: 90, testSamples: 30 });
type Data = typeof EVEN;

function plan(data: Data, changes: Partial<RunSettings>): PlannedRun {
  const config = describeConfig('strokes', data, { ...SETTINGS, ...changes });
  const { samples } = data.train;
  const nll = Float32Array.from({ length: samples }, (_, i) => (i * 37) % samples);
  const tau = Float64Array.from({ length: samples }, (_, i) => (i * 53) % samples);
  return { config, init: glorotUniform(networkShape(config), config.seed), scores: { nll, tau } };
}

/** Collects all that a run hands over. */
class CollectingSink implements RunSink {
  readonly epochs: { records: EpochRecords; rows: readonly EpochRow[]; order: Int32Array }[] = [];
  readonly partial: number[] = [];
  readonly snapshots: number[] = [];

  constructor(private readonly wanted: readonly number[] = []) {}

  async appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array) {
    this.epochs.push({ records, rows, order });
  }

  async appendPartialEpoch(_records: EpochRecords, divergedAtStep: number) {
    this.partial.push(divergedAtStep);
  }

  wantsSnapshot(epoch: number) {
    return this.wanted.includes(epoch);
  }

  async writeSnapshot(epoch: number) {
    this.snapshots.push(epoch);
  }
}

/** Trains runs side by side to their ends; `wanted` are the epochs to take snapshots of. */
async function follow(data: Data, runs: readonly PlannedRun[], options: GroupOptions = {}, wanted: number[] = []) {
  const group = await RunGroup.create(gpu, data, runs);
  const sinks = runs.map(() => new CollectingSink(wanted));
  const outcomes = await group.follow(sinks, options).finally(() => group.destroy());
  return outcomes.map((outcome, index) => ({ outcome, sink: sinks[index] ?? expect.fail('no sink') }));
}

function finalOf(outcome: RunOutcome | undefined): Parameters {
  return outcome && 'final' in outcome ? outcome.final : expect.fail('diverged');
}

/** Data, constructions and whether norms are measured. */
const GROUPS: readonly (readonly [what: string, data: Data, constructions: BatchName[], norms: boolean])[] = [
  ['that divide into batches, with norms', EVEN, ['Rand', 'NLO', 'SIM'], true],
  ['that divide into batches, without norms', EVEN, ['Rand', 'NLO', 'SIM'], false],
  ['that leave a shorter batch', UNEVEN, ['Rand', 'NLO', 'SIO'], true],
  ['that leave a shorter batch first', UNEVEN, ['RNLO', 'RSIO'], false],
  ['that are dealt out to the batches', UNEVEN, ['NLM', 'SIM'], true],
];

describe.each(GROUPS)('runs side by side on samples %s', (_, data, constructions, norms) => {
  it('measure the same bits as each alone', async () => {
    const runs = constructions.map((batches, index) => plan(data, { batches, norms, seed: index + 1 }));
    const together = await follow(data, runs);
    for (const [index, run] of runs.entries()) {
      const [alone] = await follow(data, [run]);
      expect(alone?.sink.epochs).toHaveLength(3);
      expect(together[index]).toEqual(alone);
    }
    expect(together[0]?.sink.epochs[0]?.order).not.toEqual(together[1]?.sink.epochs[0]?.order);
  });
});

describe('runs side by side', () => {
  it('may be shuffled anew in each epoch beside others that keep their order', async () => {
    const runs = [plan(EVEN, { order: 'shuffled' }), plan(EVEN, { batches: 'NLO' })];
    const together = await follow(EVEN, runs);
    const orders = together.map(({ sink }) => new Set(sink.epochs.map(({ order }) => order.join())).size);
    expect(orders).toEqual([3, 1]);
    expect(together[0]).toEqual((await follow(EVEN, runs.slice(0, 1)))[0]);
  });

  it('are refused where they differ in steps, network, learning rate, norms or epochs', async () => {
    const steps = [plan(UNEVEN, { batches: 'NLO' }), plan(UNEVEN, { batches: 'RNLO' })];
    await expect(RunGroup.create(gpu, UNEVEN, steps)).rejects.toThrow(/must agree in the sizes of their batches/);
    for (const other of [{ hidden: [9] }, { learningRate: 0.2 }, { norms: false }, { epochs: 4 }]) {
      const pair = [plan(EVEN, {}), plan(EVEN, other)];
      await expect(RunGroup.create(gpu, EVEN, pair)).rejects.toThrow(/must agree in all but/);
    }
  });

  it('are refused without the scores that their batches need', async () => {
    const { config, init } = plan(EVEN, { batches: 'SIO' });
    await expect(RunGroup.create(gpu, EVEN, [{ config, init }])).rejects.toThrow(MissingScoresError);
  });
});

describe('a run that diverges among others', () => {
  const healthy = plan(EVEN, { seed: 1 });
  const other = plan(EVEN, { seed: 2, batches: 'NLM' });
  const huge = healthy.init.map((layer) => ({ ...layer, weight: layer.weight.map((value) => value * 1e25) }));
  const doomed = { ...healthy, init: huge };

  it('ends with its steps before that, and the others measure the bits that they have alone', async () => {
    const [first, diverged, last] = await follow(EVEN, [healthy, doomed, other], {}, [2]);
    expect(diverged?.outcome).toEqual({ diverged: expect.any(DivergedError) });
    expect(diverged?.sink).toMatchObject({ epochs: [], partial: [expect.any(Number)], snapshots: [] });
    expect(first).toEqual((await follow(EVEN, [healthy], {}, [2]))[0]);
    expect(last).toEqual((await follow(EVEN, [other], {}, [2]))[0]);
    expect(first?.sink.snapshots).toEqual([2]);
  });

  it('ends the group where no other is left', async () => {
    const stored: number[] = [];
    const onEpochStored = async (epoch: number) => void stored.push(epoch);
    const both = await follow(EVEN, [doomed, doomed], { onEpochStored });
    expect(both.map(({ outcome }) => Object.keys(outcome))).toEqual([['diverged'], ['diverged']]);
    expect(stored).toEqual([1]);
  });
});

describe('runs that are continued', () => {
  const constructions = [{ batches: 'Rand', order: 'shuffled' }, { batches: 'SIM' }] as const;
  const runs = (epochs: number) => constructions.map((own, index) => plan(EVEN, { ...own, epochs, seed: index + 1 }));

  it('measure the bits of runs that never stopped', async () => {
    const whole = await follow(EVEN, runs(5));
    const begun = await follow(EVEN, runs(2));
    const halfway = runs(5).map((run, index) => ({ ...run, init: finalOf(begun[index]?.outcome) }));
    const stored: number[] = [];
    const onEpochStored = async (epoch: number) => void stored.push(epoch);
    const continued = await follow(EVEN, halfway, { epochsDone: 2, onEpochStored });
    expect(stored).toEqual([3, 4, 5]);
    for (const [index, { outcome, sink }] of whole.entries()) {
      expect(continued[index]?.outcome).toEqual(outcome);
      expect([...(begun[index]?.sink.epochs ?? []), ...(continued[index]?.sink.epochs ?? [])]).toEqual(sink.epochs);
    }
  });

  it('have nothing to do after their last epoch', async () => {
    const [run] = runs(2);
    const continued = await follow(EVEN, [run ?? expect.fail('no run')], { epochsDone: 2 });
    expect(continued[0]?.sink.epochs).toEqual([]);
    expect(finalOf(continued[0]?.outcome)).toEqual(run?.init);
  });
});
