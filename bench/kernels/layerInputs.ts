import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import type { LayerInput } from '../../src/kernels/layerInput.ts';
import { at } from '../../src/mlp/at.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import type { Steps } from '../../src/mlp/steps.ts';
import { gatherRows as gatherRowsTwin } from '../../test/reference/gather_rows.ts';
import type { Stack } from '../../test/reference/matrix.ts';
import { randomInputs } from '../../test/reference/random.ts';
import { upload, zeros } from '../../test/reference/tensors.ts';
import type { DenseShape } from '../work.ts';

/** Samples of the data set for each row of the batch. */
const SPREAD = 4;

/** What a layer reads, and its values: [networks, batch, inputs + 1]. */
export interface BenchedInput {
  readonly input: LayerInput;
  readonly values: Stack;
}

/** How wide it is, for instance `512`, or `784 bytes` of samples. */
export function inputWords({ inputs, readsSamples }: DenseShape): string {
  return readsSamples ? `${inputs} bytes` : `${inputs}`;
}

/** Random rows, or samples of a data set where they lie. Throws GpuError where those exceed what one binding holds. */
export function layerInput(
  gpu: Gpu,
  owner: Owner,
  { networks, batch, inputs, readsSamples }: DenseShape,
  { seed, steps }: { readonly seed: number; readonly steps: Steps },
): BenchedInput {
  if (!readsSamples) {
    const values = randomInputs(seed, networks, batch, inputs);
    return { input: owner.own(upload(gpu, values)), values };
  }
  const { split, features, visits } = visitedSamples(gpu, owner, { networks, batch, inputs });
  const order = owner.own(zeros(gpu, networks, batch)).write(Uint32Array.from(visits.flat()));
  const { bytes } = at(split.chunks, 0);
  const input = { bytes, order, step: steps.table, shape: [networks, batch, inputs + 1] } as const;
  return { input, values: gatherRowsTwin(features, inputs, visits) };
}

/** Samples of many bytes in one chunk, and which of them each network's batch visits. */
export function visitedSamples(
  gpu: Gpu,
  owner: Owner,
  { networks, batch, inputs }: Pick<DenseShape, 'networks' | 'batch' | 'inputs'>,
) {
  const samples = SPREAD * batch;
  const features = Uint8Array.from({ length: samples * inputs }, (_, i) => Math.imul(i, 2654435761) >>> 24);
  const labels = new Uint16Array(samples);
  const split = owner.own(new DeviceSplit(gpu, 'bench', { samples, features, labels }, Number.MAX_SAFE_INTEGER));
  const visits = Array.from({ length: networks }, (_, network) =>
    Array.from({ length: batch }, (_, row) => ((row + network) * 7919) % samples),
  );
  return { split, features, visits };
}
