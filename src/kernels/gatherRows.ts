import source from '../../shaders/gather_rows.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, type Grid, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { type DeviceSamples, sampleReader } from './deviceSamples.ts';
import { matchShapes } from './shape.ts';
import { STEP_SOURCE } from './step.ts';

export interface GatherRows {
  /** A chunk of the data set. */
  readonly samples: DeviceSamples;
  /** Index of the chunk's first sample in the data set. */
  readonly chunkFirst: number;
  /** Samples in the order of their visits: [networks, visits]. */
  readonly order: Tensor;
  readonly step: Tensor;
  /** [networks, batch, inputs + 1]: bytes scaled to [0, 1], the constant one last. */
  readonly output: Tensor;
}

function checkShapes({ order, output }: GatherRows) {
  return matchShapes('gather_rows', {
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
  const { chunkFirst, order, step, output } = rows;
  const sizes = checkShapes(rows);
  const reader = sampleReader('gather_rows', rows.samples, sizes.inputs);
  const kernel = await Kernel.compile(
    gpu,
    'gather_rows',
    [STEP_SOURCE, reader.source, source].join('\n'),
    reader.constants,
  );
  const { batch } = sizes;
  return kernel.dispatch({
    tensors: { ...reader.tensors, order, step, output },
    params: { outputPitch: output.pitch / 4, batch, orderPitch: order.pitch, chunkFirst, chunkSamples: reader.samples },
    grid: gridOf(rows, sizes),
  });
}
