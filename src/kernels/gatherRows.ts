import source from '../../shaders/gather_rows.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, type Grid, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { matchShapes } from './shape.ts';
import { STEP_SOURCE } from './step.ts';

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

function checkShapes({ bytes, order, output }: GatherRows) {
  return matchShapes('gather_rows', {
    bytes: [bytes, 'samples words'],
    order: [order, 'networks visits'],
    output: [output, 'networks batch inputs+1'],
  });
}

type Sizes = ReturnType<typeof checkShapes>;

/** A thread fills four columns of a row. */
function gridOf({ output }: GatherRows, { batch, networks }: Sizes): Grid {
  return { threads: [output.pitch / 4, batch, networks] };
}

/** Fills the rows of a batch whose samples the chunk holds. Throws ShapeError. */
export async function gatherRows(gpu: Gpu, rows: GatherRows): Promise<Dispatch> {
  const { bytes, chunkFirst, order, step, inputs, output } = rows;
  const sizes = checkShapes(rows);
  const { batch, samples: chunkSamples } = sizes;
  const kernel = await Kernel.compile(gpu, 'gather_rows', `${STEP_SOURCE}\n${source}`);
  const [outputPitch, samplePitch, orderPitch] = [output.pitch / 4, bytes.pitch, order.pitch];
  return kernel.dispatch({
    tensors: { bytes, order, step, output },
    params: { inputs, outputPitch, batch, samplePitch, orderPitch, chunkFirst, chunkSamples },
    grid: gridOf(rows, sizes),
  });
}
