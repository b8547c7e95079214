import source from '../../shaders/sample_norms.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, type Grid, Kernel } from '../gpu/kernel.ts';
import { packStruct, readStruct } from '../gpu/shaderInterface.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { RECORD_SOURCE } from './record.ts';
import { matchShapes } from './shape.ts';
import { STEP_SOURCE } from './step.ts';

export interface SampleNorms {
  /** Where each layer's rows lie, [layers, 4] of u32: from `packLayers`. */
  readonly layers: Tensor;
  /** Samples in the order of their visits: [networks, visits], u32. */
  readonly order: Tensor;
  readonly step: Tensor;
  readonly batch: number;
  /** Squared norm of each sample's features, without the constant one: [samples]. */
  readonly squaredNorms: Tensor;
  /** All layers' outputs with their constant ones, those of layers 0, 2, … and those of layers 1, 3, …. */
  readonly outputs: readonly [even: Tensor, odd: Tensor];
  /** All layers' gradients at z, likewise. */
  readonly gradients: readonly [even: Tensor, odd: Tensor];
  /** [networks, samples, columns of a record]: the columns after the head are written, one for each layer. */
  readonly records: Tensor;
}

/** Where a layer's rows lie in the buffers of outputs and gradients, in vec4: `struct Layer` of the shader. */
export interface LayerRows {
  /** The first row of the layer below. */
  readonly input: number;
  /** 0 for the first layer, which reads the samples. */
  readonly inputPitch: number;
  readonly gradient: number;
  readonly gradientPitch: number;
}

const LAYER = readStruct(source, 'Layer');

/** The values of the tensor `layers`. */
export function packLayers(layers: readonly LayerRows[]): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(layers.flatMap((rows) => [...new Uint32Array(packStruct('Layer', LAYER, { ...rows }))]));
}

/** Threads that share a row, and rows of a workgroup. A barrier costs a processor more than the row itself. */
export const NORM_SHARES = {
  processor: { threads: 1, rows: 16 },
  graphics: { threads: 32, rows: 1 },
} as const;

export type NormShares = (typeof NORM_SHARES)[keyof typeof NORM_SHARES];

function checkShapes({ layers, order, records, squaredNorms }: SampleNorms) {
  return matchShapes('sample_norms', {
    layers: [layers, 'layers fields'],
    order: [order, 'networks visits'],
    records: [records, 'networks samples columns'],
    squaredNorms: [squaredNorms, 'samples'],
  });
}

type Sizes = ReturnType<typeof checkShapes>;

function gridOf({ layers, networks }: Sizes, batch: number, { threads }: NormShares): Grid {
  return { threads: [threads, batch, layers * networks] };
}

/** Squared gradient norms of every row of a batch in every layer, in one dispatch. Throws ShapeError. */
export async function sampleNorms(
  gpu: Gpu,
  operands: SampleNorms,
  shares: NormShares = gpu.adapter.software ? NORM_SHARES.processor : NORM_SHARES.graphics,
): Promise<Dispatch> {
  const { layers, order, step, batch, squaredNorms, records } = operands;
  const [evenOutputs, oddOutputs] = operands.outputs;
  const [evenGradients, oddGradients] = operands.gradients;
  const sizes = checkShapes(operands);
  const [orderPitch, recordPitch] = [order.pitch, records.pitch];
  const kernel = await Kernel.compile(gpu, 'sample_norms', [STEP_SOURCE, RECORD_SOURCE, source].join('\n'), shares);
  return kernel.dispatch({
    tensors: { layers, order, step, squaredNorms, evenOutputs, oddOutputs, evenGradients, oddGradients, records },
    params: { batch, layers: sizes.layers, samples: sizes.samples, orderPitch, recordPitch },
    grid: gridOf(sizes, batch, shares),
  });
}
