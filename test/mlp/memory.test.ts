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
import { floatsOf, toySplit } from './toy.ts';

const gpu = await openTestGpu();

interface Size {
  readonly samples: number;
  readonly testSamples: number;
  readonly batchSize: number;
  readonly norms: boolean;
  readonly bytesPerBinding: number;
  readonly featureFormat?: 'floats';
}

/** Bytes of a binding that holds two samples of 21 bytes, each padded to 32, and of one that holds all samples. */
const [TWO_SAMPLES, ALL] = [64, 2 ** 20];

/** Bytes of the buffers that `work` makes, by label and usage. */
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

/** The buffers that so many networks make on the device to be trained and evaluated. */
function buffersOfNetworks(
  networks: number,
  shape: MlpShape,
  { samples, testSamples, batchSize, norms, bytesPerBinding, featureFormat }: Size,
) {
  return buffersOf(async () => {
    const inits = Array.from({ length: networks }, (_, seed) => glorotUniform(shape, seed));
    const mlp = Mlp.create(gpu, shape, inits);
    const splitOf = (count: number) => {
      const split = toySplit(count, shape.inputs, shape.classes);
      return DeviceSplit.create(gpu, 'toy', featureFormat ? floatsOf(split) : split, bytesPerBinding);
    };
    const [train, test] = [await splitOf(samples), await splitOf(testSamples)];
    const training = await Training.create(mlp, train, { batchSize, norms, learningRate: 0.1, weightDecay: 0 });
    const evaluation = await Evaluation.create(mlp, test);
    for (const owned of [mlp, train, test, training, evaluation]) owned.destroy();
  });
}

/** Bytes that a third network adds to the buffers of two. */
async function bytesOfOneMore(shape: MlpShape, size: Size): Promise<number> {
  const [two, three] = [await buffersOfNetworks(2, shape, size), await buffersOfNetworks(3, shape, size)];
  return sum(three.values()) - sum(two.values());
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

describe('the buffers of a network', () => {
  // Rows of a tensor are multiples of 16 bytes, so 16 rows need no padding to the alignment of 256 bytes.
  it.each<[hidden: number[], size: Size]>([
    [[13, 9, 7], { samples: 50, testSamples: 32, batchSize: 16, norms: true, bytesPerBinding: TWO_SAMPLES }],
    [[13, 9], { samples: 50, testSamples: 300, batchSize: 16, norms: false, bytesPerBinding: ALL }],
    [[64], { samples: 32, testSamples: 16, batchSize: 48, norms: true, bytesPerBinding: ALL }],
    [[13], { samples: 80, testSamples: 64, batchSize: 16, norms: true, bytesPerBinding: 32 * TWO_SAMPLES }],
    [[13], { samples: 64, testSamples: 80, batchSize: 16, norms: true, bytesPerBinding: 32 * TWO_SAMPLES }],
    [
      [13],
      { samples: 80, testSamples: 64, batchSize: 16, norms: true, bytesPerBinding: 64 * 96, featureFormat: 'floats' },
    ],
    [[], { samples: 70, testSamples: 80, batchSize: 16, norms: true, bytesPerBinding: TWO_SAMPLES }],
  ])('with hidden layers %j are counted as what a third network adds', async (hidden, size) => {
    const shape = { inputs: 21, hidden, classes: 5, activation: 'relu' } as const;
    expect(sum(networkBuffers(shape, size, size.bytesPerBinding))).toBe(await bytesOfOneMore(shape, size));
  });

  it('are counted with the padding that each network would need alone', async () => {
    const shape = { inputs: 21, hidden: [13, 9, 7], classes: 5, activation: 'relu' } as const;
    const size = { samples: 50, testSamples: 30, batchSize: 8, norms: true, bytesPerBinding: TWO_SAMPLES };
    const surplus = sum(networkBuffers(shape, size, size.bytesPerBinding)) - (await bytesOfOneMore(shape, size));
    const tensors = 4 + 4 + 4 + 1; // outputs and gradients of four layers in training, outputs and a gradient in evaluation
    expect(surplus).toBeGreaterThanOrEqual(0);
    expect(surplus).toBeLessThan(2 * tensors * BINDING_ALIGNMENT);
  });

  it('name the bytes of the largest one', () => {
    const shape = { inputs: 63, hidden: [63, 63], classes: 64, activation: 'relu' } as const;
    const size = { samples: 64, testSamples: 64, batchSize: 64, norms: true, bytesPerBinding: ALL };
    const largest = 64 * 64 * 4 * 2; // the first layer's outputs and the logits of a batch
    expect(Math.max(...networkBuffers(shape, size, size.bytesPerBinding))).toBe(largest);
  });
});
