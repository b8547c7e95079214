import { sumLayers } from '../../../importance/sumLayers.ts';
import type { EpochRecords } from '../../../run/records.ts';
import type { SampleValues } from '../../protocol/values.ts';

/** Copies of an epoch's values, for the page to own. */
export function valuesOf(records: EpochRecords, tau: Float64Array): SampleValues {
  const { epoch, nll, prediction, margin, el2n, importanceByLayer } = records;
  return {
    epoch,
    nll: nll.slice(),
    prediction: prediction.slice(),
    margin: margin.slice(),
    el2n: el2n.slice(),
    importanceByLayer: importanceByLayer.map((layer) => layer.slice()),
    importance: Float32Array.from(sumLayers(importanceByLayer)),
    tau: Float32Array.from(tau),
  };
}
