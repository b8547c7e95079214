import { readTensor } from '../../src/gpu/readback.ts';
import { softmaxNll } from '../../src/kernels/softmaxNll.ts';
import { decodeRecords, RECORD_HEAD } from '../../src/mlp/measurements.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { softmaxNll as softmaxNllTwin } from '../../test/reference/softmax_nll.ts';
import { softmaxWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { allIndices, download, randomStack, upload, worstError, zeros } from './matrices.ts';

export function softmaxNllCase(batch: number, classes: number, twin = softmaxNllTwin): KernelCase {
  return {
    kernel: 'softmax_nll',
    shape: `${batch} × ${classes}`,
    work: softmaxWork(1, batch, classes),
    async prepare(gpu, owner) {
      const logits = randomStack(1, 1, batch, classes);
      const labels = allIndices(batch).map((row) => (row * 7) % classes);
      const dLogits = zeros(gpu, owner, 1, batch, classes);
      const records = zeros(gpu, owner, 1, batch, RECORD_HEAD);
      const pass = await softmaxNll(gpu, {
        logits: upload(gpu, owner, logits),
        labels: zeros(gpu, owner, batch).write(Uint32Array.from(labels)),
        order: zeros(gpu, owner, 1, batch).write(Uint32Array.from(allIndices(batch))),
        step: owner.own(new Steps(gpu, [batch])).table,
        dLogits,
        records,
      });
      return {
        dispatches: [owner.own(pass)],
        async worstError() {
          const { nll } = decodeRecords((await readTensor(gpu, records)).buffer, 0, batch, 0);
          const gradients = await download(gpu, dLogits);
          const expected = labels.map((label, row) =>
            twin([...logits.values.subarray(row * classes, (row + 1) * classes)], label),
          );
          return Math.max(
            // exp is off by a few roundings, log by 2⁻²¹ near one.
            worstError(
              nll,
              expected.map((loss) => loss.nll),
              2e-6,
              1,
            ),
            worstError(
              gradients.values,
              expected.flatMap((loss) => loss.dLogits),
              1e-5,
              1e-30,
            ),
          );
        },
      };
    },
  };
}
