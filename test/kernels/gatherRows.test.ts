import { describe, expect, it } from 'vitest';
import { Tensor } from '../../src/gpu/tensor.ts';
import { gatherRows } from '../../src/kernels/gatherRows.ts';
import { bytesOfSample } from '../../src/mlp/deviceChunks.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { gatherRows as twin } from '../reference/gather_rows.ts';
import { download, zeros } from '../reference/tensors.ts';
import { expectClose, run } from './workbench.ts';

const gpu = await openTestGpu();
const SAMPLES = 11;
const BATCH = 4;

const CASES = [
  ...[1, 7, 65, 130, 784, 3072].map((inputs) => ({ inputs, format: 'bytes' }) as const),
  ...[1, 7, 64, 784].map((inputs) => ({ inputs, format: 'floats' }) as const),
];

describe.each(CASES)('samples of $inputs $format', ({ inputs, format }) => {
  const bytes = Uint8Array.from({ length: SAMPLES * inputs }, (_, i) => (i * 131 + (i >> 5)) % 256);
  const features = format === 'bytes' ? bytes : Float32Array.from(bytes, (byte) => byte / 7 - 20);
  const split = { samples: SAMPLES, features, labels: new Uint16Array(SAMPLES) };
  const orders = [
    [3, 0, 10, 7, 1, 2, 4, 5, 6, 8, 9],
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ];

  it.each([SAMPLES, 3])('are gathered from chunks of at most %i samples', async (perChunk) => {
    const bytesOfChunk = perChunk * bytesOfSample({ format, features: inputs });
    const data = await DeviceSplit.create(gpu, 'test', split, bytesOfChunk);
    expect(data.chunks.length).toBe(Math.ceil(SAMPLES / perChunk));
    const steps = new Steps(gpu, evenSteps(SAMPLES, BATCH));
    const order = Tensor.create(gpu, 'order', [2, SAMPLES]).write(Uint32Array.from(orders.flat()));
    const output = zeros(gpu, 2, BATCH, inputs + 1);
    const common = { order, step: steps.table, output };
    const passes = data.chunks.map(({ samples, first }) => gatherRows(gpu, { samples, chunkFirst: first, ...common }));
    await run(gpu, (await Promise.all(passes)).reverse(), 1); // each chunk fills its own rows, whatever their order
    const expected = twin(
      features,
      inputs,
      orders.map((visits) => visits.slice(BATCH, 2 * BATCH)),
    );
    expectClose(await download(gpu, output), expected.values, format === 'bytes' ? 2 ** -23 : 0);
  });
});
