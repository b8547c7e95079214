import { describe, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { inputOf } from '../reference/inputOf.ts';
import { backward, network, sgdStep } from '../reference/mlp.ts';
import { toyOrder, trainToy } from './toy.ts';

const gpu = await openTestGpu();

const BATCH = 20;
const SETTINGS = { batchSize: BATCH, learningRate: 0.1, weightDecay: 1e-5 };
const SHAPE = { inputs: 784, hidden: [24, 16], classes: 10, activation: 'relu' } as const;
const { train } = makeStrokes({ samples: 200, testSamples: 1 });
const START = glorotUniform(SHAPE, 1);
const ORDER = toyOrder(200, 'golden');

/** Mean loss of each epoch, from the float64 network below. Other data, another start or another order would change it. */
const GOLDEN: readonly number[] = [
  2.2007003, 1.8511767, 1.4105265, 1.0092479, 0.7152711, 0.5325018, 0.413677, 0.3345951, 0.2724098, 0.2274088,
];

/** Mean loss of each epoch by the float64 network of test/reference, with one backward pass per sample. */
function referenceLosses(epochs: number): number[] {
  const twin = network(START, SHAPE.activation);
  return Array.from({ length: epochs }, () => {
    const losses: number[] = [];
    for (let first = 0; first < ORDER.length; first += BATCH) {
      const samples = [...ORDER.subarray(first, first + BATCH)];
      const passes = samples.map((sample) => backward(twin, inputOf(train, sample), train.labels[sample] ?? 0));
      losses.push(...passes.map(({ loss }) => loss.nll));
      sgdStep(twin, passes, SETTINGS.learningRate, SETTINGS.weightDecay);
    }
    return mean(losses);
  });
}

describe('ten epochs on strokes', () => {
  it('have the golden losses in float64', () => {
    expectClose(referenceLosses(GOLDEN.length), GOLDEN, 1e-6); // the constants have seven decimals
  });

  it('follow the golden losses on the GPU', async () => {
    const epochs = GOLDEN.map(() => [ORDER]);
    const { measurements } = await trainToy(gpu, SHAPE, [START], train, SETTINGS, epochs);
    const losses = measurements.map(([measured]) => mean(measured?.nll ?? []));
    expectClose(losses, GOLDEN, 1e-5); // float32 drifts from float64 along a trajectory
  });
});

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
