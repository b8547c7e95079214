import { BINDING_ALIGNMENT, byteLength } from '../gpu/tensor.ts';
import type { SampleFormat } from '../kernels/deviceSamples.ts';
import { samplesOfChunk } from './deviceChunks.ts';
import { recordColumns } from './measurements.ts';
import { layerShapes, type MlpShape } from './shape.ts';

/** What training and evaluating one network among others takes on the GPU. */
export interface TrainingSize {
  readonly samples: number;
  readonly testSamples: number;
  readonly batchSize: number;
  readonly norms: boolean;
  /** How samples are kept; bytes where it is left out. */
  readonly featureFormat?: SampleFormat | undefined;
}

/** Rows that an evaluation measures in a step. */
export const EVALUATION_BATCH = 256;

/**
 * Bytes that one network takes of each buffer that R networks side by side make R times as large. What they share, above
 * all the data, is not counted. Rows of a batch are gathered (workspace.ts) where a binding of `bytesPerBinding` does not
 * hold the split that they are from.
 */
export function networkBuffers(shape: MlpShape, size: TrainingSize, bytesPerBinding: number): number[] {
  const layers = layerShapes(shape);
  const { samples, testSamples, batchSize, norms, featureFormat: format = 'bytes' } = size;
  const weights = layers.map(({ inputs, outputs }) => byteLength([outputs, inputs + 1]));
  const widths = [...layers.slice(1).map(({ inputs }) => inputs + 1), shape.classes];
  const gradients = layers.map(({ outputs }) => outputs);
  const trained = Math.min(batchSize, samples);
  const evaluated = Math.min(EVALUATION_BATCH, testSamples);
  const inPlace = samplesOfChunk({ format, features: shape.inputs }, bytesPerBinding);
  const gathered = [...(samples > inPlace ? [trained] : []), ...(testSamples > inPlace ? [evaluated] : [])];
  const columns = recordColumns(norms ? layers.length : 0);
  const records = [byteLength([samples, columns]), byteLength([testSamples, recordColumns(0)])];
  return [
    ...weights,
    ...arenas(widths, trained),
    ...arenas(gradients, trained),
    ...arenas(widths, evaluated),
    ...arenas([shape.classes], evaluated),
    ...gathered.map((rows) => byteLength([rows, shape.inputs + 1])),
    byteLength([samples]),
    byteLength([testSamples]),
    ...records,
    ...records, // and their copies that the host reads
  ];
}

/** Rows of alternate widths lie in two buffers (workspace.ts). */
function arenas(widths: readonly number[], rows: number): [number, number] {
  const bytes: [number, number] = [0, 0];
  for (const [index, width] of widths.entries()) {
    const aligned = Math.ceil(byteLength([rows, width]) / BINDING_ALIGNMENT) * BINDING_ALIGNMENT;
    bytes[index % 2] = (bytes[index % 2] ?? 0) + aligned;
  }
  return bytes;
}
