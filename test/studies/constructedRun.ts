import type { Run } from '../../src/run/folder/read/readRun.ts';
import { type FigureInputs, figureInputsOf } from '../../src/studies/figureInputs.ts';
import { SYNTHETIC_ENVIRONMENT, syntheticConfig } from '../run/syntheticRun.ts';

export interface Construction {
  /** [epochs][layers][samples]. */
  readonly importanceByLayer: readonly (readonly (readonly number[])[])[];
  /** [epochs][samples]; all alike where left out. */
  readonly nll?: readonly (readonly number[])[];
  readonly labels?: readonly number[];
  readonly dataset?: string;
  readonly extras?: Parameters<typeof figureInputsOf>[1];
}

/**
 * Makes a run whose importance, loss and labels are given. Each hidden layer has 9 × (9 + 1) = 90 parameters and Out
 * has 2 × (9 + 1) = 20.
 */
export function constructedInputs({
  importanceByLayer,
  nll,
  labels,
  dataset = 'strokes',
  extras,
}: Construction): FigureInputs {
  const samples = importanceByLayer[0]?.[0]?.length ?? 0;
  const layers = importanceByLayer[0]?.length ?? 1;
  const config = syntheticConfig({
    samples,
    epochs: importanceByLayer.length,
    inputs: 9,
    hidden: Array<number>(layers - 1).fill(9),
    classes: ['a', 'b'],
    batchSize: 1,
  });
  const zeros = {
    step: new Int32Array(samples),
    prediction: new Int32Array(samples),
    margin: new Float32Array(samples),
  };
  const records = importanceByLayer.map((epoch, t) => ({
    ...zeros,
    epoch: t + 1,
    nll: Float32Array.from(nll?.[t] ?? Array<number>(samples).fill(1)),
    el2n: new Float32Array(samples),
    grad2: epoch.map((layer) => Float32Array.from(layer)),
    importanceByLayer: epoch.map((layer) => Float32Array.from(layer)),
  }));
  const environment = { ...SYNTHETIC_ENVIRONMENT, dataset: { ...SYNTHETIC_ENVIRONMENT.dataset, name: dataset } };
  const run: Run = {
    config,
    environment,
    epochs: importanceByLayer.length,
    labels: Int32Array.from(labels ?? Array<number>(samples).fill(0)),
    records,
    epochRows: [],
    inputNorms: null,
    complete: true,
  };
  return figureInputsOf(run, extras);
}
