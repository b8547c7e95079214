import { gatherRows } from '../../src/kernels/gatherRows.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { Steps } from '../../src/mlp/steps.ts';
import { gatherRows as gatherRowsTwin } from '../../test/reference/gather_rows.ts';
import { gatherWork } from '../work.ts';
import type { KernelCase } from './kernelCase.ts';
import { download, worstError, zeros } from './matrices.ts';

/** Samples of the data set for each row of the batch. */
const SPREAD = 10;

export function gatherRowsCase(batch: number, inputs: number, twin = gatherRowsTwin): KernelCase {
  return {
    kernel: 'gather_rows',
    shape: `${batch} × ${inputs}`,
    work: gatherWork({ networks: 1, batch, inputs }),
    async prepare(gpu, owner) {
      const samples = SPREAD * batch;
      const features = Uint8Array.from({ length: samples * inputs }, (_, i) => (i * 2654435761) >>> 24);
      const split = owner.own(new DeviceSplit(gpu, 'bench', { samples, features, labels: new Uint16Array(samples) }));
      const visits = Array.from({ length: batch }, (_, row) => (row * 7919) % samples);
      const order = zeros(gpu, owner, 1, batch).write(Uint32Array.from(visits));
      const step = owner.own(new Steps(gpu, [batch])).table;
      const output = zeros(gpu, owner, 1, batch, inputs + 1);
      const passes = split.chunks.map(({ bytes, first }) =>
        gatherRows(gpu, { bytes, chunkFirst: first, order, step, inputs, output }),
      );
      return {
        dispatches: (await Promise.all(passes)).map((pass) => owner.own(pass)),
        async worstError() {
          const expected = twin(features, inputs, [visits]);
          return worstError((await download(gpu, output)).values, expected.values, 2 ** -23);
        },
      };
    },
  };
}
