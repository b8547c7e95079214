import { describe, expect, it } from 'vitest';
import type { ActivationName } from '../../src/kernels/activation.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { inputOf } from '../reference/inputOf.ts';
import { evaluate, network, squaredNorm } from '../reference/mlp.ts';
import { toySplit, trainToy } from './toy.ts';

const gpu = await openTestGpu();
const STEP = 1e-6;

/** Squared norm of a layer's gradient by central differences of the loss in every parameter, in float64. */
function differenceNorm(net: ReturnType<typeof network>, layer: number, loss: () => number): number {
  const { weight, bias } = net.layers[layer] ?? expect.fail('no such layer');
  const slope = (values: Float64Array) =>
    values.map((old, i) => {
      values[i] = old + STEP;
      const above = loss();
      values[i] = old - STEP;
      const below = loss();
      values[i] = old;
      return (above - below) / (2 * STEP);
    });
  return squaredNorm({ weight: slope(weight), bias: slope(bias) });
}

describe.each<ActivationName>(['relu', 'tanh', 'sigmoid'])(
  'norms measured through a whole %s network',
  (activation) => {
    it('agree with finite differences of the loss', async () => {
      const shape = { inputs: 6, hidden: [7, 5], classes: 3, activation };
      const split = toySplit(4, 6, 3);
      const start = glorotUniform(shape, 3);
      const settings = { batchSize: 4, learningRate: 0.1, weightDecay: 0 };
      const order = Int32Array.of(2, 0, 3, 1);
      const { measurements } = await trainToy(gpu, shape, [start], split, settings, [[order]]);
      const net = network(start, activation);
      for (let sample = 0; sample < 4; sample++) {
        const loss = () => evaluate(net, inputOf(split, sample), split.labels[sample] ?? 0).nll;
        const expected = net.layers.map((_, layer) => differenceNorm(net, layer, loss));
        const actual = measurements[0]?.[0]?.grad2.map((layer) => layer[sample] ?? 0) ?? [];
        expectClose(actual, expected, 1e-4, 1e-4); // float32 is compared with differences that are good to about 1e-9
      }
    });
  },
);
