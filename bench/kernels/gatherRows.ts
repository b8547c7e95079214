import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import type { SampleFormat } from '../../src/kernels/deviceSamples.ts';
import { gatherRows } from '../../src/kernels/gatherRows.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { gatherRows as gatherRowsTwin } from '../../test/reference/gather_rows.ts';
import { downloadStack, zeros } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { gatherWork } from '../work.ts';
import { type KernelCase, kernelCase } from './kernelCase.ts';
import { type VisitedShape, visitedSamples } from './layerInputs.ts';

/** The first pass of a step on a data set in several chunks; here it has one. */
export function gatherRowsCase(batch: number, inputs: number, format: SampleFormat, twin = gatherRowsTwin): KernelCase {
  return kernelCase({
    kernel: 'gather_rows',
    shape: `${batch} × ${inputs} ${format}`,
    work: gatherWork({ networks: 1, batch, inputs, samples: format }),
    operands: (gpu, owner) => operandsOf(gpu, owner, { networks: 1, batch, inputs, format }),
    dispatches: (gpu, { chunks, tensors }) =>
      chunks.map(({ samples, first }) => gatherRows(gpu, { samples, chunkFirst: first, ...tensors })),
    async worstError(gpu, { features, visits, tensors }) {
      const expected = twin(features, inputs, visits);
      return worstError((await downloadStack(gpu, tensors.output)).values, expected.values, 2 ** -23);
    },
  });
}

async function operandsOf(gpu: Gpu, owner: Owner, shape: VisitedShape) {
  const { batch, inputs } = shape;
  const { split, features, visits } = await visitedSamples(gpu, owner, shape);
  const tensors = {
    order: owner.own(zeros(gpu, 1, batch)).write(Uint32Array.from(visits.flat())),
    step: owner.own(new Steps(gpu, [batch])).table,
    output: owner.own(zeros(gpu, 1, batch, inputs + 1)),
  };
  return { chunks: split.chunks, features, visits, tensors };
}
