import { importanceFromGrad2 } from '../../importance/fromGradients.ts';
import type { Measurements } from '../../mlp/measurements.ts';
import type { RunConfig } from '../config.ts';
import type { EpochRecords } from '../records.ts';

/** An epoch's records from what the engine measured and the batches in which it visited the samples. */
export function epochRecords(
  epoch: number,
  measured: Measurements,
  batches: readonly Int32Array[],
  config: Pick<RunConfig, 'learningRate' | 'batchSize'>,
): EpochRecords {
  const step = new Int32Array(measured.nll.length);
  for (const [index, batch] of batches.entries()) for (const sample of batch) step[sample] = index;
  const importanceByLayer = measured.grad2.map((grad2) => importanceFromGrad2(grad2, config));
  return { epoch, step, ...measured, importanceByLayer };
}
