import { describe, expect, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { gatherRows } from '../../src/kernels/gatherRows.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { gatherRows as twin } from '../reference/gather_rows.ts';
import { download, zeros } from '../reference/tensors.ts';
import { expectClose, run } from './workbench.ts';

const gpu = await openTestGpu();
const SAMPLES = 11;
const BATCH = 4;

describe.each([1, 7, 65, 130, 784, 3072])('samples of %i bytes', (inputs) => {
  const features = Uint8Array.from({ length: SAMPLES * inputs }, (_, i) => (i * 131 + (i >> 5)) % 256);
  const split = { samples: SAMPLES, features, labels: new Uint16Array(SAMPLES) };
  const orders = [
    [3, 0, 10, 7, 1, 2, 4, 5, 6, 8, 9],
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ];

  it.each([SAMPLES, 3])('are gathered from chunks of at most %i samples', async (perChunk) => {
    const data = new DeviceSplit(gpu, 'test', split, perChunk * Math.ceil(inputs / 16) * 16);
    expect(data.chunks.length).toBe(Math.ceil(SAMPLES / perChunk));
    const steps = new Steps(gpu, evenSteps(SAMPLES, BATCH));
    const order = Tensor.create(gpu, 'order', [2, SAMPLES]).write(Uint32Array.from(orders.flat()));
    const output = zeros(gpu, 2, BATCH, inputs + 1);
    const common = { order, step: steps.table, inputs, output };
    const passes = data.chunks.map(({ bytes, first }) => gatherRows(gpu, { bytes, chunkFirst: first, ...common }));
    await run(gpu, (await Promise.all(passes)).reverse(), 1); // each chunk fills its own rows, whatever their order
    const expected = twin(
      features,
      inputs,
      orders.map((visits) => visits.slice(BATCH, 2 * BATCH)),
    );
    expectClose(await download(gpu, output), expected.values, 2 ** -23);
  });
});
