import { readTensor } from '../../src/gpu/readTensor.ts';
import { softmaxNll } from '../../src/kernels/softmaxNll.ts';
import { decodeRecords, recordsShape } from '../../src/mlp/measurements.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { randomStack } from '../../test/reference/random.ts';
import { softmaxNll as softmaxNllTwin } from '../../test/reference/softmax_nll.ts';
import { downloadStack, upload, zeros } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { softmaxWork } from '../work.ts';
import { allIndices } from './compared.ts';
import type { KernelCase } from './kernelCase.ts';

export function softmaxNllCase(batch: number, classes: number, twin = softmaxNllTwin): KernelCase {
  return {
    kernel: 'softmax_nll',
    shape: `${batch} × ${classes}`,
    work: softmaxWork(1, batch, classes),
    async prepare(gpu, owner) {
      const shape = { networks: 1, samples: batch, layers: 0 };
      const logits = randomStack(1, 1, batch, classes);
      const labels = allIndices(batch).map((row) => (row * 7) % classes);
      const dLogits = owner.own(zeros(gpu, 1, batch, classes));
      const records = owner.own(zeros(gpu, ...recordsShape(shape)));
      const pass = await softmaxNll(gpu, {
        logits: owner.own(upload(gpu, logits)),
        labels: owner.own(zeros(gpu, batch)).write(Uint32Array.from(labels)),
        order: owner.own(zeros(gpu, 1, batch)).write(Uint32Array.from(allIndices(batch))),
        step: owner.own(new Steps(gpu, [batch])).table,
        dLogits,
        records,
      });
      return {
        dispatches: [owner.own(pass)],
        async worstError() {
          const [measured] = decodeRecords((await readTensor(gpu, records)).buffer, shape);
          const gradients = await downloadStack(gpu, dLogits);
          const expected = labels.map((label, row) =>
            twin([...logits.values.subarray(row * classes, (row + 1) * classes)], label),
          );
          return Math.max(
            // exp is off by a few roundings, log by 2⁻²¹ near one.
            worstError(
              measured?.nll ?? [],
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
