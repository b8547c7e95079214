import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import type { SampleFormat } from '../../src/kernels/deviceSamples.ts';
import type { LayerInput } from '../../src/kernels/layerInput.ts';
import { at } from '../../src/mlp/at.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import type { Steps } from '../../src/mlp/steps.ts';
import { gatherRows as gatherRowsTwin } from '../../test/reference/gather_rows.ts';
import type { Stack } from '../../test/reference/matrix.ts';
import { randomInputs } from '../../test/reference/random.ts';
import { upload, zeros } from '../../test/reference/tensors.ts';
import { madeUpFeatures } from '../madeUpFeatures.ts';
import type { DenseShape } from '../work.ts';

/** Samples of the data set for each row of the batch. */
const SPREAD = 4;

/** What a layer reads, and its values: [networks, batch, inputs + 1]. */
export interface BenchedInput {
  readonly input: LayerInput;
  readonly values: Stack;
}

/** How wide it is, for instance `512`, or `784 bytes` or `784 floats` of samples. */
export function inputWords({ inputs, samples }: DenseShape): string {
  return samples ? `${inputs} ${samples}` : `${inputs}`;
}

/** Random rows, or samples of a data set where they lie. Throws GpuError where those exceed what one binding holds. */
export async function layerInput(
  gpu: Gpu,
  owner: Owner,
  { networks, batch, inputs, samples: format }: DenseShape,
  { seed, steps }: { readonly seed: number; readonly steps: Steps },
): Promise<BenchedInput> {
  if (!format) {
    const values = randomInputs(seed, networks, batch, inputs);
    return { input: owner.own(upload(gpu, values)), values };
  }
  const { split, features, visits } = await visitedSamples(gpu, owner, { networks, batch, inputs, format });
  const order = owner.own(zeros(gpu, networks, batch)).write(Uint32Array.from(visits.flat()));
  const { samples } = at(split.chunks, 0);
  const input = { samples, order, step: steps.table, shape: [networks, batch, inputs + 1] } as const;
  return { input, values: gatherRowsTwin(features, inputs, visits) };
}

export interface VisitedShape extends Pick<DenseShape, 'networks' | 'batch' | 'inputs'> {
  readonly format: SampleFormat;
}

/** Samples in one chunk, and which of them each network's batch visits. */
export async function visitedSamples(gpu: Gpu, owner: Owner, { networks, batch, inputs, format }: VisitedShape) {
  const samples = SPREAD * batch;
  const features = madeUpFeatures(format, samples * inputs);
  const labels = new Uint16Array(samples);
  const split = owner.own(
    await DeviceSplit.create(gpu, 'bench', { samples, features, labels }, Number.MAX_SAFE_INTEGER),
  );
  const visits = Array.from({ length: networks }, (_, network) =>
    Array.from({ length: batch }, (_, row) => ((row + network) * 7919) % samples),
  );
  return { split, features, visits };
}
