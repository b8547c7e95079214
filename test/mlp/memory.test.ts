import { describe, expect, it } from 'vitest';
import { BINDING_ALIGNMENT } from '../../src/gpu/tensor.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { Evaluation } from '../../src/mlp/evaluation.ts';
import { networkBuffers } from '../../src/mlp/memory.ts';
import { Mlp } from '../../src/mlp/mlp.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import type { MlpShape } from '../../src/mlp/shape.ts';
import { Training } from '../../src/mlp/training.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { toySplit } from './toy.ts';

const gpu = await openTestGpu();

interface Size {
  readonly samples: number;
  readonly testSamples: number;
  readonly batchSize: number;
  readonly norms: boolean;
  readonly bytesPerBinding: number;
}

/** Bytes of two samples of 21, each padded to 32; and of more than all. */
const [TWO_SAMPLES, ALL] = [64, 2 ** 20];

/** Bytes of each buffer that `work` makes, by label. */
async function buffersOf(work: () => Promise<void>): Promise<Map<string, number>> {
  const { device } = gpu;
  const sizes = new Map<string, number>();
  const create = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const label = `${descriptor.label} of ${descriptor.usage}`;
    sizes.set(label, (sizes.get(label) ?? 0) + descriptor.size);
    return create(descriptor);
  };
  await work().finally(() => Reflect.deleteProperty(device, 'createBuffer'));
  return sizes;
}

/** What training and evaluating so many networks makes on the device. */
function made(networks: number, shape: MlpShape, { samples, testSamples, batchSize, norms, bytesPerBinding }: Size) {
  return buffersOf(async () => {
    const inits = Array.from({ length: networks }, (_, seed) => glorotUniform(shape, seed));
    const mlp = Mlp.create(gpu, shape, inits);
    const train = new DeviceSplit(gpu, 'train', toySplit(samples, shape.inputs, shape.classes), bytesPerBinding);
    const test = new DeviceSplit(gpu, 'test', toySplit(testSamples, shape.inputs, shape.classes), bytesPerBinding);
    const training = await Training.create(mlp, train, { batchSize, norms, learningRate: 0.1, weightDecay: 0 });
    const evaluation = await Evaluation.create(mlp, test);
    for (const part of [mlp, train, test, training, evaluation]) part.destroy();
  });
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

describe('the buffers of a network', () => {
  it.each<[hidden: number[], size: Size]>([
    [[13, 9, 7], { samples: 50, testSamples: 30, batchSize: 8, norms: true, bytesPerBinding: TWO_SAMPLES }],
    [[13, 9], { samples: 50, testSamples: 300, batchSize: 8, norms: false, bytesPerBinding: ALL }],
    [[64], { samples: 20, testSamples: 5, batchSize: 32, norms: true, bytesPerBinding: ALL }],
    [[13], { samples: 80, testSamples: 64, batchSize: 8, norms: true, bytesPerBinding: 32 * TWO_SAMPLES }],
    [[13], { samples: 50, testSamples: 2, batchSize: 8, norms: true, bytesPerBinding: TWO_SAMPLES }],
    [[], { samples: 70, testSamples: 70, batchSize: 16, norms: true, bytesPerBinding: TWO_SAMPLES }],
  ])('with hidden layers %j are what one more among others takes', async (hidden, size) => {
    const shape = { inputs: 21, hidden, classes: 5, activation: 'relu' } as const;
    const [two, three] = [await made(2, shape, size), await made(3, shape, size)];
    const more = sum(three.values()) - sum(two.values());
    const counted = networkBuffers(shape, size, size.bytesPerBinding);
    // Each part of a workspace is aligned once for all networks, and counted as if once for each.
    const parts = 4 * (hidden.length + 2);
    expect(sum(counted) - more).toBeGreaterThanOrEqual(0);
    expect(sum(counted) - more).toBeLessThanOrEqual(parts * BINDING_ALIGNMENT);
  });

  it('are what the largest one takes exactly, where nothing has to be aligned', async () => {
    const shape = { inputs: 63, hidden: [63, 63], classes: 64, activation: 'relu' } as const;
    const size = { samples: 64, testSamples: 64, batchSize: 64, norms: true, bytesPerBinding: ALL };
    const three = await made(3, shape, size);
    const two = await made(2, shape, size);
    const grown = [...three].map(([label, bytes]) => bytes - (two.get(label) ?? 0)).filter((bytes) => bytes > 0);
    expect(sum(grown)).toBe(sum(networkBuffers(shape, size, size.bytesPerBinding)));
    expect(Math.max(...networkBuffers(shape, size, size.bytesPerBinding))).toBe(64 * 64 * 4 * 2); // the first layer's outputs and the logits of a batch
  });
});
