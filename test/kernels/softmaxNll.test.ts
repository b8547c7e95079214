import { describe, expect, it } from 'vitest';
import { readTensor } from '../../src/gpu/readTensor.ts';
import { Tensor } from '../../src/gpu/tensor.ts';
import { softmaxNll } from '../../src/kernels/softmaxNll.ts';
import { decodeRecords, recordsShape } from '../../src/mlp/measurements.ts';
import { evenSteps, Steps } from '../../src/mlp/steps.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { type Stack, stack } from '../reference/matrix.ts';
import { randomStack } from '../reference/random.ts';
import { softmaxNll as twin } from '../reference/softmax_nll.ts';
import { download, upload, zeros } from '../reference/tensors.ts';
import { expectClose, run } from './workbench.ts';

const gpu = await openTestGpu();

/** Measures a batch whose samples are visited from the last to the first. */
async function measure(logits: Stack, labels: readonly number[]) {
  const { networks, rows, columns } = logits;
  const steps = new Steps(gpu, evenSteps(rows, rows));
  const order = Tensor.create(gpu, 'order', [networks, rows]);
  order.write(Uint32Array.from({ length: networks * rows }, (_, i) => rows - 1 - (i % rows))); // the last sample first
  const shape = { networks, samples: rows, layers: 0 };
  const dLogits = zeros(gpu, networks, rows, columns);
  const records = zeros(gpu, ...recordsShape(shape));
  const labelTensor = Tensor.create(gpu, 'labels', [rows]).write(Uint32Array.from(labels));
  const tensors = { logits: upload(gpu, logits), labels: labelTensor, order, step: steps.table, dLogits, records };
  await run(gpu, [await softmaxNll(gpu, tensors)]);
  const measured = decodeRecords((await readTensor(gpu, records)).buffer, shape);
  return { measured, dLogits: await download(gpu, dLogits) };
}

describe.each([
  [1, 1, 2],
  [2, 7, 10],
  [3, 65, 7],
  [1, 130, 65],
  [2, 100, 10],
])('%i networks, %i rows, %i classes', (networks, rows, classes) => {
  it.each([1, 30, 1e4])('have the losses and gradients of the float64 twin for logits up to ±%f', async (size) => {
    const random = randomStack(5, networks, rows, classes);
    const logits = stack(
      networks,
      rows,
      classes,
      Float32Array.from(random.values, (z) => z * size),
    );
    const labels = Array.from({ length: rows }, (_, i) => (i * 7) % classes);
    const { measured, dLogits } = await measure(logits, labels);
    const width = rows * classes;
    for (let r = 0; r < networks; r++) {
      const expected = Array.from({ length: rows }, (_, m) => {
        const start = r * width + m * classes;
        return twin([...logits.values.subarray(start, start + classes)], labels[rows - 1 - m] ?? 0);
      });
      // The record of row m is that of sample rows − 1 − m. exp is off by about |z| roundings, log by 2⁻²¹ near one.
      const bySample = expected.toReversed();
      const { nll, prediction, margin, el2n } = measured[r] ?? expect.fail('no measurements');
      expectClose(
        nll,
        bySample.map((loss) => loss.nll),
        2e-6,
        1,
      );
      expectClose(
        margin,
        bySample.map((loss) => loss.margin),
        2 ** -22,
        size,
      );
      expectClose(
        el2n,
        bySample.map((loss) => loss.el2n),
        1e-5,
        1e-13,
      ); // squares below 1e-38 underflow
      expect([...prediction]).toEqual(bySample.map((loss) => loss.prediction));
      expectClose(
        dLogits.subarray(r * width, (r + 1) * width),
        expected.flatMap((loss) => loss.dLogits),
        1e-5,
        1e-30,
      );
    }
  });
});

describe('a sample that is nearly certain', () => {
  it('keeps the digits of its small loss and gradient', async () => {
    const gap = 14; // nll 8.3e-7
    const { measured, dLogits } = await measure(stack(1, 1, 2, [gap, 0]), [0]);
    const expected = twin([gap, 0], 0);
    expectClose(measured[0]?.nll ?? [], [expected.nll], 1e-5);
    expectClose(dLogits, expected.dLogits, 1e-5);
  });
});

describe('logits that are equal', () => {
  it('predict the first of the largest ones', async () => {
    const { measured } = await measure(stack(1, 3, 4, [1, 2, 2, 0, 0, 0, 0, 0, -1, -3, -2, -1]), [0, 3, 1]);
    expect([...(measured[0]?.prediction ?? [])]).toEqual([0, 0, 1]); // row 0 is the last sample's
  });
});

describe('logits that are not finite', () => {
  const softmaxLoss = twin([0, 1, 2], 0).nll;

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'make the loss NaN for %f, and no other loss',
    async (value) => {
      const { measured } = await measure(stack(1, 2, 3, [0, value, 1, 0, 1, 2]), [0, 0]);
      expect(measured[0]?.nll[1]).toBeNaN(); // row 0 is the last sample's
      expect(measured[0]?.nll[0]).toBeCloseTo(softmaxLoss, 5);
    },
  );
});
