import { describe, expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { toyOrder, trainToy } from './toy.ts';

const gpu = await openTestGpu();

/** Mean loss of each epoch, as the float64 network of test/reference finds it. */
const GOLDEN: readonly number[] = [
  2.2007003, 1.8511767, 1.4105265, 1.0092479, 0.7152711, 0.5325018, 0.413677, 0.3345951, 0.2724098, 0.2274088,
];

describe('ten epochs on strokes', () => {
  it('follow the golden trajectory of losses', async () => {
    const { train } = makeStrokes({ samples: 200, testSamples: 1 });
    const shape = { inputs: 784, hidden: [24, 16], classes: 10, activation: 'relu' } as const;
    const settings = { batchSize: 20, learningRate: 0.1, weightDecay: 1e-5 };
    const epochs = Array.from({ length: 10 }, () => [toyOrder(200, 'golden')]);
    const { measurements } = await trainToy(gpu, shape, [glorotUniform(shape, 1)], train, settings, epochs);
    const losses = measurements.map(([network]) => mean(network?.nll ?? []));
    expect(losses.length).toBe(10);
    expectClose(losses, GOLDEN, 1e-3); // rounding grows along a trajectory
  });
});

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
