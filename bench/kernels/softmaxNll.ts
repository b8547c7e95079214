import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { readTensor } from '../../src/gpu/readTensor.ts';
import { softmaxNll } from '../../src/kernels/softmaxNll.ts';
import { decodeRecords, type RecordsShape, recordsShape } from '../../src/mlp/measurements.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { randomStack } from '../../test/reference/random.ts';
import { softmaxNll as softmaxNllTwin } from '../../test/reference/softmax_nll.ts';
import { downloadStack, upload, zeros } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { softmaxWork } from '../work.ts';
import { allIndices } from './compared.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';

export function softmaxNllCase(batch: number, classes: number, twin = softmaxNllTwin): KernelCase {
  const shape = { networks: 1, samples: batch, layers: 0 };
  return kernelCase({
    kernel: 'softmax_nll',
    shape: `${batch} × ${classes}`,
    work: softmaxWork(1, batch, classes),
    operands: (gpu, owner) => operandsOf(gpu, owner, shape, classes),
    dispatches: (gpu, { tensors }) => [softmaxNll(gpu, tensors)],
    async worstError(gpu, { logits, labels, tensors }) {
      const [measured] = decodeRecords((await readTensor(gpu, tensors.records)).buffer, shape);
      const gradients = await downloadStack(gpu, tensors.dLogits);
      const rows = labels.map((label, row) =>
        twin([...logits.values.subarray(row * classes, (row + 1) * classes)], label),
      );
      const [nll, dLogits] = [rows.map((row) => row.nll), rows.flatMap((row) => row.dLogits)];
      // exp is off by a few roundings, log by 2⁻²¹ near one.
      return Math.max(
        worstError(measured?.nll ?? [], nll, 2e-6, 1),
        worstError(gradients.values, dLogits, 1e-5, 1e-30),
      );
    },
  });
}

function operandsOf(gpu: Gpu, owner: Owner, shape: RecordsShape, classes: number) {
  const { samples: batch } = shape;
  const logits = randomStack(1, 1, batch, classes);
  const labels = allIndices(batch).map((row) => (row * 7) % classes);
  const tensors = {
    logits: owner.own(upload(gpu, logits)),
    labels: owner.own(zeros(gpu, batch)).write(Uint32Array.from(labels)),
    order: owner.own(zeros(gpu, 1, batch)).write(Uint32Array.from(allIndices(batch))),
    step: owner.own(new Steps(gpu, [batch])).table,
    dLogits: owner.own(zeros(gpu, 1, batch, classes)),
    records: owner.own(zeros(gpu, ...recordsShape(shape))),
  };
  return { logits, labels, tensors };
}
