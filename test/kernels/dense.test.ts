import { describe, expect, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { ACTIVATIONS } from '../../src/kernels/activation.ts';
import { denseBackward } from '../../src/kernels/denseBackward.ts';
import { denseForward } from '../../src/kernels/denseForward.ts';
import { denseUpdate } from '../../src/kernels/denseUpdate.ts';
import { type ProductVariant, variantsOf } from '../../src/kernels/products/variants.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { ACTIVATE, SLOPE } from '../reference/activation.ts';
import { denseBackward as backwardTwin } from '../reference/dense_backward.ts';
import { denseForward as forwardTwin } from '../reference/dense_forward.ts';
import { denseUpdate as updateTwin } from '../reference/dense_update.ts';
import { build, get, type Stack } from '../reference/matrix.ts';
import { randomStack } from '../reference/random.ts';
import { download, upload, zeros } from '../reference/tensors.ts';
import { sumRounding } from '../reference/worst_error.ts';
import { SIZES_TO_17, Walled } from './walled.ts';
import { expectClose, run } from './workbench.ts';

const gpu = await openTestGpu();

/** Networks, batch, inputs and outputs: odd sizes of each, and the shapes of the paper's network. */
const SHAPES = [
  [1, 1, 1, 1],
  [3, 7, 65, 130],
  [2, 65, 130, 7],
  [2, 130, 7, 65],
  [2, 1, 130, 1],
  [1, 100, 784, 512],
  [1, 100, 512, 512],
  [1, 100, 512, 10],
] as const;

function withOnes({ networks, rows, columns, ...matrix }: Stack): Stack {
  const source = { networks, rows, columns, ...matrix };
  return build([networks, rows, columns + 1], (r, m, k) => (k === columns ? 1 : get(source, r, m, k)));
}

describe.each(SHAPES)(
  'a dense layer of %i networks, batch %i, %i inputs, %i outputs',
  (networks, batch, inputs, outputs) => {
    const input = withOnes(randomStack(1, networks, batch, inputs));
    const weights = randomStack(2, networks, outputs, inputs + 1);
    const dOutput = randomStack(3, networks, batch, outputs);

    it('computes the outputs of its float64 twin, with a constant one after them', async () => {
      const output = zeros(gpu, networks, batch, outputs + 1);
      const tensors = { input: upload(gpu, input), weights: upload(gpu, weights), output };
      await run(gpu, [await denseForward(gpu, { ...tensors, activation: 'relu' })]);
      const expected = withOnes(forwardTwin(input, weights, 'relu'));
      expectClose(await download(gpu, output), expected.values, sumRounding(inputs), Math.sqrt(inputs));
    });

    it.each(variantsOf(gpu).filter((variant) => variant !== 'tile'))(
      'has equal bits by %s and by tile',
      async (variant) => {
        const [x, w, d] = [upload(gpu, input), upload(gpu, weights), upload(gpu, dOutput)];
        const by = async (variant: ProductVariant) => {
          const [output, dInput] = [zeros(gpu, networks, batch, outputs + 1), zeros(gpu, networks, batch, inputs)];
          const forward = { input: x, weights: w, output, activation: 'relu' } as const;
          const backward = { dOutput: d, weights: w, input: x, dInput, activation: 'relu' } as const;
          const changed = upload(gpu, weights);
          const steps = new Steps(gpu, [batch]);
          const update = {
            dOutput: d,
            input: x,
            step: steps.table,
            weights: changed,
            learningRate: 0.1,
            weightDecay: 0.01,
          };
          const passes = [
            denseForward(gpu, forward, variant),
            denseBackward(gpu, backward, variant),
            denseUpdate(gpu, update, variant),
          ];
          await run(gpu, await Promise.all(passes));
          return Promise.all([output, dInput, changed].map((tensor) => download(gpu, tensor)));
        };
        expect(await by(variant)).toEqual(await by('tile'));
      },
    );

    it('computes the gradients of its float64 twin', async () => {
      const dInput = zeros(gpu, networks, batch, inputs);
      const tensors = {
        dOutput: upload(gpu, dOutput),
        weights: upload(gpu, weights),
        input: upload(gpu, input),
        dInput,
      };
      await run(gpu, [await denseBackward(gpu, { ...tensors, activation: 'relu' })]);
      const slope = build([networks, batch, inputs], (r, m, k) => SLOPE.relu(get(input, r, m, k)));
      const expected = backwardTwin(dOutput, weights, slope);
      expectClose(await download(gpu, dInput), expected.values, sumRounding(outputs), Math.sqrt(outputs));
    });

    it('updates its weights as its float64 twin does, also where the step has fewer rows than the batch', async () => {
      const sgd = { learningRate: 0.1, weightDecay: 0.01 };
      const steps = new Steps(gpu, evenSteps(2 * batch + Math.ceil(batch / 2), batch));
      for (const [step, rows] of [
        [0, batch],
        [2, Math.ceil(batch / 2)],
      ] as const) {
        const changed = upload(gpu, weights);
        const tensors = {
          dOutput: upload(gpu, dOutput),
          input: upload(gpu, input),
          step: steps.table,
          weights: changed,
        };
        await run(gpu, [await denseUpdate(gpu, { ...tensors, ...sgd })], step);
        const expected = updateTwin(dOutput, input, weights, rows, sgd);
        expectClose(await download(gpu, changed), expected.values, 2 ** -22, 1);
      }
    });
  },
);

describe('dense layers of 1 to 17 rows, inputs and outputs', () => {
  const sgd = { learningRate: 0.1, weightDecay: 0.01 };
  const walled = ({ networks, rows, columns, values }: Stack) => new Walled(gpu, [networks, rows, columns], values);

  it.each(variantsOf(gpu))('neither read nor write beyond their tensors, by %s', async (variant) => {
    for (const [networks, batch, inputs, outputs] of SIZES_TO_17) {
      const input = withOnes(randomStack(1, networks, batch, inputs));
      const weights = randomStack(2, networks, outputs, inputs + 1);
      const dOutput = randomStack(3, networks, batch, outputs);
      const [x, w, d, changed] = [walled(input), walled(weights), walled(dOutput), walled(weights)];
      const output = new Walled(gpu, [networks, batch, outputs + 1]);
      const dInput = new Walled(gpu, [networks, batch, inputs]);
      const rows = Math.ceil(batch / 2);
      const steps = new Steps(gpu, evenSteps(batch + rows, batch));
      const read = { weights: w.tensor, input: x.tensor, activation: 'relu' } as const;
      const update = { dOutput: d.tensor, input: x.tensor, step: steps.table, weights: changed.tensor, ...sgd };
      const passes = [
        denseForward(gpu, { ...read, output: output.tensor }, variant),
        denseBackward(gpu, { ...read, dOutput: d.tensor, dInput: dInput.tensor }, variant),
        denseUpdate(gpu, update, variant),
      ];
      await run(gpu, await Promise.all(passes), 1);
      const slope = build([networks, batch, inputs], (r, m, k) => SLOPE.relu(get(input, r, m, k)));
      const tolerance = sumRounding(18);
      expectClose(await output.read(), withOnes(forwardTwin(input, weights, 'relu')).values, tolerance, 1);
      expectClose(await dInput.read(), backwardTwin(dOutput, weights, slope).values, tolerance, 1);
      expectClose(await changed.read(), updateTwin(dOutput, input, weights, rows, sgd).values, tolerance, 1);
    }
  });
});

describe.each(ACTIVATIONS)('%s', (activation) => {
  const z = build([1, 1, 9], (_r, _m, n) => [-1e4, -20, -1, -1e-3, 0, 1e-3, 1, 20, 1e4][n] ?? 0);
  const identity = build([1, 9, 9], (_r, n, k) => (n === k ? 1 : 0));

  it('equals its float64 twin from −10⁴ to 10⁴', async () => {
    const output = zeros(gpu, 1, 1, 9);
    const tensors = { input: upload(gpu, z), weights: upload(gpu, identity), output };
    await run(gpu, [await denseForward(gpu, { ...tensors, activation })]);
    // WGSL bounds the errors of tanh and exp absolutely, near 2⁻²² here.
    expectClose(await download(gpu, output), z.values.map(ACTIVATE[activation]), 2 ** -22, 1);
  });

  it('has the slope of its float64 twin in the backward pass', async () => {
    const values = build([1, 1, 10], (_r, _m, k) => (k === 9 ? 1 : ACTIVATE[activation](get(z, 0, 0, k))));
    const weights = build([1, 9, 10], (_r, n, k) => (n === k ? 1 : 0));
    const dInput = zeros(gpu, 1, 1, 9);
    const ones = build([1, 1, 9], () => 1);
    const tensors = { dOutput: upload(gpu, ones), weights: upload(gpu, weights), input: upload(gpu, values), dInput };
    await run(gpu, [await denseBackward(gpu, { ...tensors, activation })]);
    expectClose(await download(gpu, dInput), z.values.map(SLOPE[activation]), 2 ** -22, 1);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('does not turn %f into a finite number', async (value) => {
    const output = zeros(gpu, 1, 1, 1);
    const input = Tensor.create(gpu, 'test', [1, 1, 1]).write(Float32Array.of(value));
    const weights = Tensor.create(gpu, 'test', [1, 1, 1]).write(Float32Array.of(1));
    await run(gpu, [await denseForward(gpu, { input, weights, output, activation })]);
    expect(Number.isFinite((await download(gpu, output))[0])).toBe(false);
  });
});

describe('shapes that do not fit', () => {
  it('are refused by name before the GPU sees them', async () => {
    const wrong = { input: zeros(gpu, 1, 64, 784), weights: zeros(gpu, 1, 100, 500), output: zeros(gpu, 1, 64, 100) };
    await expect(denseForward(gpu, { ...wrong, activation: 'relu' })).rejects.toThrow(
      'dense_forward: weights must be [networks = 1, outputs = 100, inner = 784], but is [1, 100, 500]',
    );
  });
});
