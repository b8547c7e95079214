import { importanceFromGrad2 } from '../importance/fromGradients.ts';
import type { Measurements } from '../mlp/measurements.ts';
import type { RunConfig } from './config.ts';
import type { EpochRecords } from './records.ts';

/** An epoch's records from what the engine measured and the order in which it visited the samples. */
export function epochRecords(
  epoch: number,
  measured: Measurements,
  order: Int32Array,
  config: Pick<RunConfig, 'learningRate' | 'batchSize'>,
): EpochRecords {
  const step = new Int32Array(order.length);
  for (const [visit, sample] of order.entries()) step[sample] = Math.floor(visit / config.batchSize);
  const importance = measured.grad2.map((grad2) => importanceFromGrad2(grad2, config));
  return { epoch, step, ...measured, importance };
}
