import { shuffle } from '../../batches/permutation.ts';
import { randomFor, slowDrawCount } from '../claims/drawing.ts';
import type { FigureInputs } from '../figureInputs.ts';

/** Importance over the run, by layer and of the whole model: [samples] each. */
export interface ShuffledImportance {
  readonly tauByLayer: readonly Float64Array[];
  readonly tau: Float64Array;
}

/**
 * Importance over the run as it would be if a sample that is important in one epoch were no likelier to be so in
 * another: the importance of each epoch is dealt out anew to the samples, a sample's layers together. Gives one such
 * distribution after the other, in the same arrays.
 */
export function* shuffledImportance(inputs: FigureInputs): Generator<ShuffledImportance> {
  const { labels, records } = inputs.run;
  const random = randomFor('shuffled importance', inputs);
  const order = Uint32Array.from(labels.keys());
  const tau = new Float64Array(labels.length);
  const tauByLayer = (records[0]?.importanceByLayer ?? []).map(() => new Float64Array(labels.length));
  for (let draw = slowDrawCount(inputs); draw > 0; draw--) {
    for (const sums of [tau, ...tauByLayer]) sums.fill(0);
    for (const { importanceByLayer } of records) {
      shuffle(order, random);
      for (const [d, sums] of tauByLayer.entries()) addInOrder(sums, importanceByLayer[d] ?? new Float32Array(), order);
    }
    for (const sums of tauByLayer) for (let i = 0; i < tau.length; i++) tau[i] = (tau[i] ?? 0) + (sums[i] ?? 0);
    yield { tauByLayer, tau };
  }
}

function addInOrder(sums: Float64Array, values: Float32Array, order: Uint32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (values[order[i] ?? 0] ?? 0);
}
