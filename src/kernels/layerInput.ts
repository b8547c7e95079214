import rows from '../../shaders/input_rows.wgsl';
import samples from '../../shaders/input_samples.wgsl';
import type { Constants } from '../gpu/kernel.ts';
import { pitch, Tensor } from '../gpu/tensor.ts';
import { type DeviceSamples, sampleReader } from './deviceSamples.ts';
import { matchShapes } from './shape.ts';
import { STEP_SOURCE } from './step.ts';

/** The samples that a step visits, read where they lie: in one tensor. */
export interface VisitedSamples {
  readonly samples: DeviceSamples;
  /** Samples in the order of their visits: [networks, visits]. */
  readonly order: Tensor;
  readonly step: Tensor;
  /** The rows that the first layer reads of them, bytes scaled to [0, 1], a constant one last: [networks, batch, inputs + 1]. */
  readonly shape: readonly [number, number, number];
}

/** What a layer reads, [networks, batch, inputs + 1], the constant one last: as a tensor, or picked from a data set. */
export type LayerInput = Tensor | VisitedSamples;

/** How a product reads a layer's input: sources that declare `inputRow` and `inputAt`, and what these need. */
export interface InputReader {
  readonly sources: readonly string[];
  readonly constants: Constants;
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Values of a network's visit order; 0 where the input is rows. */
  readonly orderPitch: number;
  /** Values of a row, in vec4. */
  readonly pitch: number;
}

/** Throws ShapeError where the visited samples do not make such rows. */
export function readerOf(kernel: string, input: LayerInput): InputReader {
  if (input instanceof Tensor) {
    return { sources: [rows], constants: {}, tensors: { input }, orderPitch: 0, pitch: input.pitch / 4 };
  }
  const { order, step, shape } = input;
  const { inputs } = matchShapes(kernel, {
    input: [input, 'networks batch inputs+1'],
    order: [order, 'networks visits'],
  });
  const { source, constants, tensors } = sampleReader(kernel, input.samples, inputs);
  return {
    sources: [source, samples, STEP_SOURCE],
    constants,
    tensors: { ...tensors, order, step },
    orderPitch: order.pitch,
    pitch: pitch(shape[2]) / 4,
  };
}
