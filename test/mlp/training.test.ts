import { describe, expect, it, vi } from 'vitest';
import type { Split } from '../../datasets/dataset.ts';
import type { ActivationName } from '../../src/kernels/activation.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { Evaluation } from '../../src/mlp/evaluation.ts';
import { Mlp } from '../../src/mlp/mlp.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { Training } from '../../src/mlp/training.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { backward, network, sgdStep, squaredNorm } from '../reference/mlp.ts';
import { inputOf, toyOrder, toySplit, trainToy } from './toy.ts';

const gpu = await openTestGpu();
const SETTINGS = { batchSize: 8, learningRate: 0.2, weightDecay: 1e-3 };

describe.each<[ActivationName, number[]]>([
  ['relu', [13, 9]],
  ['tanh', [6, 5, 7]],
  ['sigmoid', [10]],
  ['identity', [4]],
  ['relu', []],
])('an epoch of %s with hidden layers %j', (activation, hidden) => {
  const shape = { inputs: 15, hidden, classes: 5, activation };
  const split = toySplit(30, 15, 5); // three batches of 8 and one of 6
  const order = toyOrder(30, 'order');

  it('equals one float64 backward pass per sample and SGD on their mean', async () => {
    const start = glorotUniform(shape, 7);
    const { measurements, parameters } = await trainToy(gpu, shape, [start], split, SETTINGS, [[order]]);
    const measured = measurements[0]?.[0] ?? expect.fail('nothing measured');
    const twin = network(start, activation);
    for (let first = 0; first < 30; first += SETTINGS.batchSize) {
      const samples = order.subarray(first, first + SETTINGS.batchSize);
      const passes = [...samples].map((sample) => backward(twin, inputOf(split, sample), split.labels[sample] ?? 0));
      for (const [i, { loss, gradients }] of passes.entries()) {
        const sample = samples[i] ?? 0;
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
      sgdStep(twin, passes, SETTINGS.learningRate, SETTINGS.weightDecay);
    }
    for (const [d, layer] of (parameters[0] ?? []).entries()) {
      expectClose(layer.weight, twin.layers[d]?.weight ?? [], 1e-5, 0.1);
      expectClose(layer.bias, twin.layers[d]?.bias ?? [], 1e-5, 0.1);
    }
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

  it('are the same with and without norms', async () => {
    const epoch = [orders[0] ?? expect.fail('no order')];
    const settings = { ...SETTINGS, norms: false };
    const without = await trainToy(gpu, shape, [starts[0] ?? []], split, settings, [epoch, epoch]);
    expect(without.parameters).toEqual((await train([0])).parameters);
    expect(without.measurements[0]?.[0]?.grad2).toEqual([]);
  });
});

describe('data that the network cannot take', () => {
  const shape = { inputs: 15, hidden: [4], classes: 3, activation: 'relu' } as const;
  const train = (split: Split) => trainToy(gpu, shape, [glorotUniform(shape, 1)], split, SETTINGS, []);

  it('are refused by the sample whose label is beyond the classes', async () => {
    const { features } = toySplit(6, 15, 3);
    const split = { samples: 6, features, labels: Uint16Array.of(0, 2, 1, 3, 3, 0) };
    await expect(train(split)).rejects.toThrow(
      new RangeError("toy: sample 3 has label 3, but the network's 3 classes are 0 to 2"),
    );
  });

  it('are refused where samples have other features, also as many words of them', async () => {
    await expect(train(toySplit(6, 13, 3))).rejects.toThrow(
      new RangeError('toy: samples have 13 features, but the network takes 15'),
    );
  });
});

describe('a data set of another size', () => {
  it('is trained and evaluated on by the pipelines that are compiled already', async () => {
    const shape = { inputs: 15, hidden: [4], classes: 3, activation: 'relu' } as const;
    const mlp = Mlp.create(gpu, shape, [glorotUniform(shape, 1)]);
    const prepare = async (samples: number) => {
      const split = new DeviceSplit(gpu, 'toy', toySplit(samples, 15, 3));
      const parts = [await Training.create(mlp, split, SETTINGS), await Evaluation.create(mlp, split), split];
      for (const part of parts) part.destroy();
    };
    await prepare(20);
    const compiled = vi.spyOn(gpu.device, 'createComputePipelineAsync');
    await prepare(50);
    expect(compiled).not.toHaveBeenCalled();
    compiled.mockRestore();
    mlp.destroy();
  });
});

describe('an epoch', () => {
  it('allocates nothing on the device; a peek allocates the copy that it reads', async () => {
    const shape = { inputs: 15, hidden: [4], classes: 3, activation: 'relu' } as const;
    const mlp = Mlp.create(gpu, shape, [glorotUniform(shape, 1)]);
    const split = new DeviceSplit(gpu, 'toy', toySplit(20, 15, 3));
    const training = await Training.create(mlp, split, SETTINGS);
    const allocations = [vi.spyOn(gpu.device, 'createBuffer'), vi.spyOn(gpu.device, 'createBindGroup')];
    await training.epoch([toyOrder(20, 'order')]);
    for (const spy of allocations) expect(spy).not.toHaveBeenCalled();
    await training.peek();
    expect(allocations[0]).toHaveBeenCalledOnce();
    for (const spy of allocations) spy.mockRestore();
    for (const part of [training, split, mlp]) part.destroy();
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
  const train = (...stepRows: number[]) => {
    const settings = { ...SETTINGS, batchSize: 3, stepRows };
    return trainToy(gpu, shape, [glorotUniform(shape, 1)], toySplit(6, 4, 2), settings, [[toyOrder(6, 'rows')]]);
  };

  it('may differ', async () => {
    const { measurements } = await train(1, 3, 2);
    expect(measurements[0]?.[0]?.nll.every((nll) => nll > 0)).toBe(true);
  });

  it.each([
    ['are none in a step', [3, 0, 3]],
    ['are more than the batch', [2, 4]],
    ['are fewer than the samples together', [3, 2]],
    ['are more than the samples together', [3, 3, 1]],
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
