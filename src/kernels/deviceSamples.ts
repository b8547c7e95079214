import bytesSource from '../../shaders/input_bytes.wgsl';
import floatsSource from '../../shaders/input_floats.wgsl';
import type { Constants } from '../gpu/kernel.ts';
import type { Tensor } from '../gpu/tensor.ts';
import { ShapeError } from './shape.ts';

/**
 * Samples of a data set on the GPU, one after the other: bytes, four to a word, each sample padded to whole words,
 * [samples, words]; or floats with the constant one after each sample, [samples, inputs + 1].
 */
export type DeviceSamples =
  | { readonly bytes: Tensor; readonly floats?: undefined }
  | { readonly floats: Tensor; readonly bytes?: undefined };

export const SAMPLE_FORMATS = ['bytes', 'floats'] as const;
export type SampleFormat = (typeof SAMPLE_FORMATS)[number];

/** The shape of the tensor that holds samples of so many inputs. */
export function samplesShape(format: SampleFormat, samples: number, inputs: number): [number, number] {
  return [samples, format === 'bytes' ? Math.ceil(inputs / 4) : inputs + 1];
}

/** How a shader reads samples: a source that declares `samplePitch` and `inputAt`, and what it needs. */
export interface SampleReader {
  readonly source: string;
  readonly constants: Constants;
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly samples: number;
}

/** Throws ShapeError where the samples do not have so many inputs. */
export function sampleReader(kernel: string, { bytes, floats }: DeviceSamples, inputs: number): SampleReader {
  if (bytes) {
    const constants = { inputs, samplePitch: bytes.pitch };
    return { source: bytesSource, constants, tensors: { bytes }, samples: samplesOf(kernel, 'bytes', bytes, inputs) };
  }
  const constants = { samplePitch: floats.pitch / 4 };
  return { source: floatsSource, constants, tensors: { floats }, samples: samplesOf(kernel, 'floats', floats, inputs) };
}

function samplesOf(kernel: string, format: SampleFormat, { shape }: Tensor, inputs: number): number {
  const [samples = 0, width] = shape;
  const [, expected] = samplesShape(format, samples, inputs);
  if (shape.length === 2 && width === expected) return samples;
  throw new ShapeError(
    `${kernel}: ${format} of samples with ${inputs} inputs must be [samples, ${expected}], but are [${shape.join(', ')}]`,
  );
}
