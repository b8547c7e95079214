import { gatherRows } from '../../src/kernels/gatherRows.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { gatherRows as gatherRowsTwin } from '../../test/reference/gather_rows.ts';
import { downloadStack, zeros } from '../../test/reference/tensors.ts';
import { worstError } from '../../test/reference/worst_error.ts';
import { gatherWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { visitedSamples } from './layerInputs.ts';

/** The first pass of a step on a data set in several chunks; here it has one. */
export function gatherRowsCase(batch: number, inputs: number, twin = gatherRowsTwin): KernelCase {
  return {
    kernel: 'gather_rows',
    shape: `${batch} × ${inputs}`,
    work: gatherWork({ networks: 1, batch, inputs }),
    async prepare(gpu, owner) {
      const { split, features, visits } = visitedSamples(gpu, owner, { networks: 1, batch, inputs });
      const order = owner.own(zeros(gpu, 1, batch)).write(Uint32Array.from(visits.flat()));
      const step = owner.own(new Steps(gpu, [batch])).table;
      const output = owner.own(zeros(gpu, 1, batch, inputs + 1));
      const passes = split.chunks.map(({ bytes, first }) =>
        gatherRows(gpu, { bytes, chunkFirst: first, order, step, inputs, output }),
      );
      return {
        dispatches: (await Promise.all(passes)).map((pass) => owner.own(pass)),
        async worstError() {
          const expected = twin(features, inputs, visits);
          return worstError((await downloadStack(gpu, output)).values, expected.values, 2 ** -23);
        },
      };
    },
  };
}
