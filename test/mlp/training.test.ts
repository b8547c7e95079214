import { describe, expect, it, vi } from 'vitest';
import type { Split } from '../../datasets/dataset.ts';
import type { FeatureFormat } from '../../datasets/features.ts';
import { Gpu } from '../../src/gpu/gpu.ts';
import type { ActivationName } from '../../src/kernels/activation.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { Evaluation } from '../../src/mlp/evaluation.ts';
import { Mlp } from '../../src/mlp/mlp.ts';
import { glorotUniform, type Parameters } from '../../src/mlp/parameters.ts';
import { Training } from '../../src/mlp/training.ts';
import { bytesOf } from '../bytesOf.ts';
import { adapterChoice, openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { inputOf } from '../reference/inputOf.ts';
import { type Backward, backward, type Network, network, sgdStep, squaredNorm } from '../reference/mlp.ts';
import { floatsOf, storedOf, toyOrder, toySplit, trainToy } from './toy.ts';

const gpu = await openTestGpu();
const SETTINGS = { batchSize: 8, learningRate: 0.2, weightDecay: 1e-3 };

/** The same samples with features on both sides of zero. */
function standardised(split: Split): Split {
  return { ...split, features: Float32Array.from(bytesOf(split), (byte) => (byte - 130) / 75) };
}

/** Trains the float64 twin for an epoch with steps of so many rows; gives the backward pass of each sample, [samples]. */
function trainTwin(twin: Network, split: Split, order: Int32Array, stepRows: readonly number[]): Backward[] {
  const bySample: Backward[] = [];
  let first = 0;
  for (const rows of stepRows) {
    const samples = order.subarray(first, first + rows);
    const passes = [...samples].map((sample) => backward(twin, inputOf(split, sample), split.labels[sample] ?? 0));
    for (const [i, sample] of samples.entries()) bySample[sample] = passes[i] ?? expect.fail('no such pass');
    sgdStep(twin, passes, SETTINGS.learningRate, SETTINGS.weightDecay);
    first += rows;
  }
  expect(first).toBe(split.samples);
  return bySample;
}

function expectParameters(actual: Parameters | undefined, twin: Network): void {
  expect(actual).toHaveLength(twin.layers.length);
  for (const [d, { weight, bias }] of twin.layers.entries()) {
    expectClose(actual?.[d]?.weight ?? [], weight, 1e-5, 0.1);
    expectClose(actual?.[d]?.bias ?? [], bias, 1e-5, 0.1);
  }
}

describe.each<[ActivationName, number[], FeatureFormat]>([
  ['relu', [13, 9], 'bytes'],
  ['relu', [13, 9], 'floats'],
  ['tanh', [6, 5, 7], 'bytes'],
  ['tanh', [6, 5, 7], 'floats'],
  ['sigmoid', [10], 'bytes'],
  ['identity', [4], 'bytes'],
  ['relu', [], 'bytes'],
  ['relu', [], 'floats'],
])('an epoch of %s with hidden layers %j on %s', (activation, hidden, format) => {
  const shape = { inputs: 15, hidden, classes: 5, activation };
  const bytes = toySplit(30, 15, 5); // three batches of 8 and one of 6
  const split = format === 'bytes' ? bytes : standardised(bytes);
  const order = toyOrder(30, 'order');

  it('equals one float64 backward pass per sample and SGD on their mean', async () => {
    const start = glorotUniform(shape, 7);
    const { measurements, parameters } = await trainToy(gpu, shape, [start], split, SETTINGS, [[order]]);
    const measured = measurements[0]?.[0] ?? expect.fail('nothing measured');
    const twin = network(start, activation);
    for (const [sample, { loss, gradients }] of trainTwin(twin, split, order, [8, 8, 8, 6]).entries()) {
      expectClose([measured.nll[sample] ?? 0], [loss.nll], 1e-5, 1);
      expectClose([measured.margin[sample] ?? 0], [loss.margin], 1e-5, 1);
      expectClose([measured.el2n[sample] ?? 0], [loss.el2n], 1e-5, 0.1);
      expectClose(
        measured.grad2.map((layer) => layer[sample] ?? 0),
        gradients.map(squaredNorm),
        1e-4,
        1e-3,
      );
    }
    expectParameters(parameters[0], twin);
  });
});

describe('bits', () => {
  const shape = { inputs: 21, hidden: [12, 9], classes: 4, activation: 'relu' } as const;
  const split = toySplit(50, 21, 4);
  const starts = [1, 2, 3].map((seed) => glorotUniform(shape, seed));
  const orders = [1, 2, 3].map((seed) => toyOrder(50, `order ${seed}`));
  const train = (networks: readonly number[]) => {
    const epoch = networks.map((n) => orders[n] ?? expect.fail('no order'));
    return trainToy(
      gpu,
      shape,
      networks.map((n) => starts[n] ?? []),
      split,
      SETTINGS,
      [epoch, epoch],
    );
  };

  it('are the same when a run is repeated', async () => {
    expect(await train([0])).toEqual(await train([0]));
  });

  it('are the same for three networks side by side and each alone', async () => {
    const together = await train([0, 1, 2]);
    for (const n of [0, 1, 2]) {
      const alone = await train([n]);
      expect(alone.parameters[0]).toEqual(together.parameters[n]);
      expect(alone.measurements.map((epoch) => epoch[0])).toEqual(together.measurements.map((epoch) => epoch[n]));
    }
  });

  it('are the same for a data set in one binding and in many', async () => {
    const epoch = orders.slice(0, 1);
    const whole = await trainToy(gpu, shape, starts.slice(0, 1), split, SETTINGS, [epoch, epoch]);
    const bytesPerBinding = 7 * 32; // of the 50 samples, seven fit
    const split7 = await trainToy(gpu, shape, starts.slice(0, 1), split, SETTINGS, [epoch, epoch], bytesPerBinding);
    expect(split7).toEqual(whole);
  });

  it.each([
    ['in one binding, in memory', (floats: Split) => floats, undefined],
    ['in many, in memory', (floats: Split) => floats, 7 * 96],
    ['in one, read when they are needed', storedOf, undefined],
    ['in many, read when they are needed', storedOf, 7 * 96],
  ])('are the same for floats %s', async (_, keep, bytesPerBinding) => {
    const floats = standardised(split);
    const train = (data: Split, room?: number) =>
      trainToy(gpu, shape, starts.slice(0, 1), data, SETTINGS, [orders.slice(0, 1)], room);
    expect(await train(keep(floats), bytesPerBinding)).toEqual(await train(floats));
  });

  it('are the same with and without norms', async () => {
    const epoch = [orders[0] ?? expect.fail('no order')];
    const settings = { ...SETTINGS, norms: false };
    const without = await trainToy(gpu, shape, [starts[0] ?? []], split, settings, [epoch, epoch]);
    expect(without.parameters).toEqual((await train([0])).parameters);
    expect(without.measurements[0]?.[0]?.grad2).toEqual([]);
  });
});

it('bytes lead where floats of bytes / 255 lead, but for the rounding of a byte / 255 on the adapter', async () => {
  const shape = { inputs: 21, hidden: [12, 9], classes: 4, activation: 'relu' } as const;
  const [split, order] = [toySplit(50, 21, 4), toyOrder(50, 'order')];
  const train = (data: Split) => trainToy(gpu, shape, [glorotUniform(shape, 1)], data, SETTINGS, [[order], [order]]);
  const [bytes, floats] = [await train(split), await train(floatsOf(split))];
  for (const epoch of [0, 1]) {
    const [one, other] = [bytes, floats].map(({ measurements }) => measurements[epoch]?.[0]);
    expectClose(one?.nll ?? [], other?.nll ?? [], 1e-5, 1);
    for (const layer of [0, 1, 2]) expectClose(one?.grad2[layer] ?? [], other?.grad2[layer] ?? [], 1e-4, 1e-3);
  }
  expectParameters(bytes.parameters[0], network(floats.parameters[0] ?? [], 'relu'));
});

describe('data that the network cannot take', () => {
  const shape = { inputs: 15, hidden: [4], classes: 3, activation: 'relu' } as const;
  const train = (split: Split) => trainToy(gpu, shape, [glorotUniform(shape, 1)], split, SETTINGS, []);

  it('are refused with the name of the sample whose label is beyond the classes', async () => {
    const { features } = toySplit(6, 15, 3);
    const split = { samples: 6, features, labels: Uint16Array.of(0, 2, 1, 3, 3, 0) };
    await expect(train(split)).rejects.toThrow(
      new RangeError("toy: sample 3 has label 3, but the network's 3 classes are 0 to 2"),
    );
  });

  it('are refused with the name of the first sample whose features are not finite', async () => {
    const floats = standardised(toySplit(6, 15, 3));
    if (floats.features instanceof Float32Array) floats.features[4 * 15 + 2] = Number.NaN;
    await expect(train(floats)).rejects.toThrow(/^toy: expected finite features, .* sample 4$/);
  });

  it.each([5, 7])('are refused where %i samples are read instead of 6', async (samples) => {
    const { features } = storedOf(standardised(toySplit(samples, 15, 3)));
    const split = { ...toySplit(6, 15, 3), features: { ...features, blocks: () => features.blocks(0, samples) } };
    await expect(train(split)).rejects.toThrow(`expected 6 samples, found ${samples === 5 ? 5 : 'more'}`);
  });

  it('are refused where samples have another number of features, also where these fill as many words', async () => {
    await expect(train(toySplit(6, 13, 3))).rejects.toThrow(
      new RangeError('toy: samples have 13 features, but the network takes 15'),
    );
  });
});

describe('a data set of another size', () => {
  it('needs no further pipelines to be compiled', async () => {
    const shape = { inputs: 15, hidden: [4], classes: 3, activation: 'relu' } as const;
    const fresh = await Gpu.open({ adapter: adapterChoice() }); // no pipeline is compiled yet
    const compiled = vi.spyOn(fresh.device, 'createComputePipelineAsync');
    const mlp = Mlp.create(fresh, shape, [glorotUniform(shape, 1)]);
    const prepare = async (samples: number) => {
      const split = await DeviceSplit.create(fresh, 'toy', toySplit(samples, 15, 3));
      const owned = [await Training.create(mlp, split, SETTINGS), await Evaluation.create(mlp, split), split];
      for (const one of owned) one.destroy();
    };
    await prepare(20);
    const atFirst = compiled.mock.calls.length;
    expect(atFirst).toBeGreaterThan(0);
    await prepare(50);
    expect(compiled).toHaveBeenCalledTimes(atFirst);
    mlp.destroy();
    await fresh.close();
  });
});

describe('an epoch', () => {
  it('allocates nothing on the device, and a peek only the copy that it reads', async () => {
    const shape = { inputs: 15, hidden: [4], classes: 3, activation: 'relu' } as const;
    const mlp = Mlp.create(gpu, shape, [glorotUniform(shape, 1)]);
    const split = await DeviceSplit.create(gpu, 'toy', toySplit(20, 15, 3));
    const training = await Training.create(mlp, split, SETTINGS);
    const allocations = [vi.spyOn(gpu.device, 'createBuffer'), vi.spyOn(gpu.device, 'createBindGroup')];
    await training.epoch([toyOrder(20, 'order')]);
    for (const spy of allocations) expect(spy).not.toHaveBeenCalled();
    await training.peek();
    expect(allocations[0]).toHaveBeenCalledOnce();
    for (const spy of allocations) spy.mockRestore();
    for (const owned of [training, split, mlp]) owned.destroy();
  });
});

describe('a batch that no dispatch can hold', () => {
  it('is refused', async () => {
    const shape = { inputs: 1, hidden: [], classes: 2, activation: 'relu' } as const;
    const most = gpu.device.limits.maxComputeWorkgroupsPerDimension;
    const train = (batchSize: number) =>
      trainToy(gpu, shape, [glorotUniform(shape, 1)], toySplit(batchSize, 1, 2), { ...SETTINGS, batchSize }, []);
    await expect(train(most + 1)).rejects.toThrow(`a batch of ${most + 1} samples is more than the ${most}`);
    await expect(train(most)).resolves.toMatchObject({ measurements: [] });
  });
});

describe('the rows of each step', () => {
  const shape = { inputs: 4, hidden: [], classes: 2, activation: 'relu' } as const;
  const [start, split, order] = [glorotUniform(shape, 1), toySplit(6, 4, 2), toyOrder(6, 'rows')];
  const train = (...stepRows: number[]) =>
    trainToy(gpu, shape, [start], split, { ...SETTINGS, batchSize: 3, stepRows }, [[order]]);

  it('may differ', async () => {
    const { measurements, parameters } = await train(1, 3, 2);
    const twin = network(start, 'relu');
    const losses = trainTwin(twin, split, order, [1, 3, 2]).map(({ loss }) => loss.nll);
    expectClose(measurements[0]?.[0]?.nll ?? [], losses, 1e-5, 1);
    expectParameters(parameters[0], twin);
  });

  it.each([
    ['are none in one step', [3, 0, 3]],
    ['are more than the batch', [2, 4]],
    ['are together fewer than the samples', [3, 2]],
    ['are together more than the samples', [3, 3, 1]],
  ])('are refused where they %s', async (_, rows) => {
    await expect(train(...rows)).rejects.toThrow(
      new RangeError('the steps of an epoch must have 6 rows together, and each from 1 to 3'),
    );
  });
});

describe('a visit order', () => {
  it.each([
    ['of the wrong length', [0, 1, 2, 3, 4], '1 visit orders of 6 samples'],
    ['beyond the samples', [0, 1, 2, 3, 4, 6], 'a visit order of 6 samples names sample 6'],
    ['below the first sample', [0, 1, -1, 3, 4, 5], 'a visit order of 6 samples names sample -1'],
  ])('%s is refused', async (_, order, sentence) => {
    const shape = { inputs: 4, hidden: [], classes: 2, activation: 'relu' } as const;
    const training = trainToy(gpu, shape, [glorotUniform(shape, 1)], toySplit(6, 4, 2), SETTINGS, [
      [Int32Array.from(order)],
    ]);
    await expect(training).rejects.toThrow(sentence);
  });
});
