import source from '../../shaders/sample_norms.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { matchShapes } from './shape.ts';

/** Threads that share a row, and rows of a workgroup. A barrier costs a processor more than the row itself. */
export const NORM_SHARES = {
  processor: { threads: 1, rows: 16 },
  graphics: { threads: 32, rows: 1 },
} as const;

export type NormShares = (typeof NORM_SHARES)[keyof typeof NORM_SHARES];

export interface SampleNorms {
  /** Where each layer's rows lie, in vec4: [layers, 4] of u32, as `struct Layer` of the shader. */
  readonly layers: Tensor;
  /** Samples in the order of their visits: [networks, visits], u32. */
  readonly order: Tensor;
  readonly step: Tensor;
  readonly batch: number;
  /** Of each sample's features, without the constant one: [samples]. */
  readonly squaredNorms: Tensor;
  /** All layers' outputs with their constant ones, those of layers 0, 2, … and those of layers 1, 3, …. */
  readonly outputs: readonly [even: Tensor, odd: Tensor];
  /** All layers' gradients at z, likewise. */
  readonly gradients: readonly [even: Tensor, odd: Tensor];
  /** [networks, samples, 4 + layers]: the columns from the fifth on are written. */
  readonly records: Tensor;
}

/** Squared gradient norms of every row of a batch in every layer, in one dispatch. Throws ShapeError. */
export async function sampleNorms(
  gpu: Gpu,
  { layers, order, step, batch, squaredNorms, outputs, gradients, records }: SampleNorms,
  shares: NormShares = gpu.adapter.software ? NORM_SHARES.processor : NORM_SHARES.graphics,
): Promise<Dispatch> {
  const size = matchShapes('sample_norms', {
    layers: [layers, 'layers fields'],
    order: [order, 'networks visits'],
    records: [records, 'networks samples columns'],
    squaredNorms: [squaredNorms, 'samples'],
  });
  const kernel = await Kernel.compile(gpu, 'sample_norms', source, shares);
  const [evenOutputs, oddOutputs] = outputs;
  const [evenGradients, oddGradients] = gradients;
  return kernel.dispatch({
    tensors: { layers, order, step, squaredNorms, evenOutputs, oddOutputs, evenGradients, oddGradients, records },
    params: {
      batch,
      layers: size('layers'),
      samples: size('samples'),
      orderPitch: order.pitch,
      recordPitch: records.pitch,
    },
    grid: { threads: [shares.threads, batch, size('layers') * size('networks')] },
  });
}
