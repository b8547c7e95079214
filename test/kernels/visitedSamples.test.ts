import { describe, expect, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { denseForward } from '../../src/kernels/denseForward.ts';
import { denseUpdate } from '../../src/kernels/denseUpdate.ts';
import { samplesShape } from '../../src/kernels/deviceSamples.ts';
import { gatherRows } from '../../src/kernels/gatherRows.ts';
import type { LayerInput } from '../../src/kernels/layerInput.ts';
import { variantsOf } from '../../src/kernels/products/variants.ts';
import { ShapeError } from '../../src/kernels/shape.ts';
import { at } from '../../src/mlp/at.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { randomStack } from '../reference/random.ts';
import { download, upload, zeros } from '../reference/tensors.ts';
import { run } from './workbench.ts';

const gpu = await openTestGpu();
const SAMPLES = 21;
const BATCH = 9;
const NETWORKS = 2;
const OUTPUTS = 13;

const CASES = [
  ...[1, 3, 16, 17, 65, 784].map((inputs) => ({ inputs, format: 'bytes' }) as const),
  ...[1, 17, 64].map((inputs) => ({ inputs, format: 'floats' }) as const),
];

describe.each(CASES)(
  'a first layer that reads samples of $inputs $format where they lie',
  async ({ inputs, format }) => {
    const bytes = Uint8Array.from({ length: SAMPLES * inputs }, (_, i) => (i * 131 + (i >> 5)) % 256);
    const features = format === 'bytes' ? bytes : Float32Array.from(bytes, (byte) => byte / 99 - 1.3);
    const split = { samples: SAMPLES, features, labels: new Uint16Array(SAMPLES) };
    const { samples } = at((await DeviceSplit.create(gpu, 'test', split)).chunks, 0);
    const steps = new Steps(gpu, evenSteps(SAMPLES, BATCH));
    const visits = Uint32Array.from(
      { length: NETWORKS * SAMPLES },
      (_, i) => (i * 8 + (i >= SAMPLES ? 5 : 0)) % SAMPLES,
    );
    const order = Tensor.create(gpu, 'order', [NETWORKS, SAMPLES]).write(visits);
    const visited = { samples, order, step: steps.table, shape: [NETWORKS, BATCH, inputs + 1] } as const;
    const weights = randomStack(2, NETWORKS, OUTPUTS, inputs + 1);
    const dOutput = upload(gpu, randomStack(3, NETWORKS, BATCH, OUTPUTS));

    it.each(variantsOf(gpu))('computes the bits that gathered rows give, by %s', async (variant) => {
      for (const step of [0, 1, 2]) {
        const rows = Math.min(BATCH, SAMPLES - step * BATCH);
        const gathered = zeros(gpu, NETWORKS, BATCH, inputs + 1);
        const gather = await gatherRows(gpu, { samples, chunkFirst: 0, order, step: steps.table, output: gathered });
        await run(gpu, [gather], step);
        const computed = async (input: LayerInput) => {
          const output = zeros(gpu, NETWORKS, BATCH, OUTPUTS);
          const changed = upload(gpu, weights);
          const forward = { input, weights: changed, output, activation: 'identity' } as const;
          const sgd = { learningRate: 0.1, weightDecay: 0.01 };
          const passes = [
            await denseForward(gpu, forward, variant),
            await denseUpdate(gpu, { dOutput, input, step: steps.table, weights: changed, ...sgd }, variant),
          ];
          await run(gpu, passes, step);
          const logits = await download(gpu, output);
          const inStep = logits.filter((_, i) => Math.floor(i / OUTPUTS) % BATCH < rows);
          return { inStep, weights: await download(gpu, changed) };
        };
        expect(await computed(visited)).toEqual(await computed(gathered));
      }
    });

    it('refuses samples of another size', async () => {
      const output = zeros(gpu, NETWORKS, BATCH, OUTPUTS);
      const [, width] = samplesShape(format, SAMPLES, inputs);
      const wider = Tensor.create(gpu, 'wider', [SAMPLES, width + 1]);
      const other = { ...visited, samples: format === 'bytes' ? { bytes: wider } : { floats: wider } };
      const pass = denseForward(gpu, { input: other, weights: upload(gpu, weights), output, activation: 'identity' });
      await expect(pass).rejects.toThrow(ShapeError);
    });
  },
);
