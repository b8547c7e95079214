import source from '../../shaders/softmax_nll.wgsl';
import type { Gpu } from '../gpu/gpu.ts';
import { type Dispatch, Kernel } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { matchShapes } from './shape.ts';

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
  /** [networks, samples, 4 + layers]: nll, prediction (u32), margin and el2n are written. */
  readonly records: Tensor;
}

/** Loss, gradient and record of each row of a batch; nll is NaN where a logit is not finite. Throws ShapeError. */
export async function softmaxNll(
  gpu: Gpu,
  { logits, labels, order, step, dLogits, records }: SoftmaxNll,
): Promise<Dispatch> {
  const size = matchShapes('softmax_nll', {
    logits: [logits, 'networks batch classes'],
    dLogits: [dLogits, 'networks batch classes'],
    labels: [labels, 'samples'],
    order: [order, 'networks visits'],
    records: [records, 'networks samples columns'],
  });
  const kernel = await Kernel.compile(gpu, 'softmax_nll', source);
  return kernel.dispatch({
    tensors: { logits, labels, order, step, dLogits, records },
    params: {
      batch: size('batch'),
      classes: size('classes'),
      logitPitch: logits.pitch,
      gradientPitch: dLogits.pitch,
      orderPitch: order.pitch,
      samples: size('samples'),
      recordPitch: records.pitch / 4,
    },
    grid: { threads: [size('batch'), 1, size('networks')] },
  });
}
