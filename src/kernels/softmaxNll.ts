import source from '../../shaders/softmax_nll.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, type Grid, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { RECORD_SOURCE } from './record.ts';
import { matchShapes } from './shape.ts';
import { STEP_SOURCE } from './step.ts';

export interface SoftmaxNll {
  /** [networks, batch, classes]. */
  readonly logits: Tensor;
  /** [samples], u32. */
  readonly labels: Tensor;
  /** Samples in the order of their visits: [networks, visits], u32. */
  readonly order: Tensor;
  readonly step: Tensor;
  /** Gradient of each sample's loss at the logits: [networks, batch, classes]. */
  readonly dLogits: Tensor;
  /** [networks, samples, columns of a record]: the head of each sample's record is written. */
  readonly records: Tensor;
}

function checkShapes({ logits, labels, order, dLogits, records }: SoftmaxNll) {
  return matchShapes('softmax_nll', {
    logits: [logits, 'networks batch classes'],
    dLogits: [dLogits, 'networks batch classes'],
    labels: [labels, 'samples'],
    order: [order, 'networks visits'],
    records: [records, 'networks samples columns'],
  });
}

type Sizes = ReturnType<typeof checkShapes>;

/** A thread has a row. */
function gridOf({ batch, networks }: Sizes): Grid {
  return { threads: [batch, 1, networks] };
}

/** Loss, gradient and record of each row of a batch; nll is NaN where a logit is not finite. Throws ShapeError. */
export async function softmaxNll(gpu: Gpu, operands: SoftmaxNll): Promise<Dispatch> {
  const { logits, labels, order, step, dLogits, records } = operands;
  const sizes = checkShapes(operands);
  const { batch, classes, samples } = sizes;
  const kernel = await Kernel.compile(gpu, 'softmax_nll', [STEP_SOURCE, RECORD_SOURCE, source].join('\n'));
  const [logitPitch, gradientPitch, orderPitch] = [logits.pitch, dLogits.pitch, order.pitch];
  return kernel.dispatch({
    tensors: { logits, labels, order, step, dLogits, records },
    params: { batch, classes, logitPitch, gradientPitch, orderPitch, samples, recordPitch: records.pitch / 4 },
    grid: gridOf(sizes),
  });
}
