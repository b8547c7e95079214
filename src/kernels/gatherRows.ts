import source from '../../shaders/gather_rows.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { matchShapes } from './shape.ts';

export interface GatherRows {
  /** Bytes of a chunk of the data set, four to a word, each sample padded to whole words: [samples, words]. */
  readonly bytes: Tensor;
  /** Index of the chunk's first sample in the data set. */
  readonly chunkFirst: number;
  /** Samples in the order of their visits: [networks, visits]. */
  readonly order: Tensor;
  readonly step: Tensor;
  /** Features of a sample, `inputs`. */
  readonly inputs: number;
  /** [networks, batch, inputs + 1]: scaled to [0, 1], the constant one last. */
  readonly output: Tensor;
}

/** Fills the rows of a batch whose samples the chunk holds. Throws ShapeError. */
export async function gatherRows(
  gpu: Gpu,
  { bytes, chunkFirst, order, step, inputs, output }: GatherRows,
): Promise<Dispatch> {
  const size = matchShapes('gather_rows', {
    bytes: [bytes, 'samples words'],
    order: [order, 'networks visits'],
    output: [output, 'networks batch inputs+1'],
  });
  const kernel = await Kernel.compile(gpu, 'gather_rows', source);
  return kernel.dispatch({
    tensors: { bytes, order, step, output },
    params: {
      inputs,
      outputPitch: output.pitch / 4,
      batch: size('batch'),
      samplePitch: bytes.pitch,
      orderPitch: order.pitch,
      chunkFirst,
      chunkSamples: size('samples'),
    },
    grid: { threads: [output.pitch / 4, size('batch'), size('networks')] },
  });
}
