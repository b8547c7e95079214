import seedrandom from 'seedrandom';
import { smallestFirst } from '../importance/ranking/ranks.ts';
import { type BatchName, scoreOf, type VisitOrder } from './names.ts';
import { permutation } from './permutation.ts';

/** What decides the batches of a run, together with the scores. */
export interface BatchSettings {
  readonly batches: BatchName;
  readonly samples: number;
  readonly batchSize: number;
  /** `shuffled` draws the batches of Rand anew in each epoch; all others are fixed. */
  readonly order: VisitOrder;
  readonly orderSeed: number;
}

/** Scores of each sample from a finished run, [samples]. */
export interface Scores {
  /** Negative log-likelihood in the last epoch. */
  readonly nll: ArrayLike<number>;
  /** Overall importance τ. */
  readonly tau: ArrayLike<number>;
}

/** A construction that sorts the samples was asked for without the scores to sort them by. */
export class MissingScoresError extends Error {
  override readonly name = 'MissingScoresError';
}

/**
 * The batches of an epoch (1-based) in the order of their visits, each with its samples (paper, section 3.6). Every
 * sample is in exactly one. Where the samples do not divide into batches, Rand and the sorted ones cut off a shorter
 * last batch, which RNLO and RSIO then visit first; NLM and SIM deal the samples out, so that sizes differ by one at
 * most.
 */
export function visitedBatches(settings: BatchSettings, epoch: number, scores?: Scores | null): Int32Array[] {
  const { batches: name, samples, batchSize, order, orderSeed } = settings;
  const score = scoreOf(name);
  if (score === null) {
    const stream = order === 'fixed' ? 'fixed' : `epoch ${epoch}`;
    return cut(permutation(samples, seedrandom(`order ${orderSeed} ${stream}`)), batchSize);
  }
  if (!scores) throw new MissingScoresError(`${name} sorts the samples, which needs the scores of a finished run`);
  const sorted = Int32Array.from(smallestFirst(scores[score]));
  switch (name) {
    case 'RNLO':
    case 'RSIO':
      return cut(sorted, batchSize).reverse();
    case 'NLM':
    case 'SIM':
      return deal(sorted, Math.ceil(samples / batchSize));
    case 'NLS':
    case 'SIS':
      return shuffled(cut(sorted, batchSize), seedrandom(`batches ${orderSeed}`));
    default:
      return cut(sorted, batchSize);
  }
}

/** The samples of each batch of an epoch: the same in every epoch, whatever the scores are. */
export function batchSizes(settings: BatchSettings): number[] {
  const level = new Float64Array(settings.samples);
  return visitedBatches(settings, 1, { nll: level, tau: level }).map(({ length }) => length);
}

/** The samples of an epoch in the order of their visits. */
export function joined(batches: readonly Int32Array[]): Int32Array {
  const order = new Int32Array(batches.reduce((length, batch) => length + batch.length, 0));
  let end = 0;
  for (const batch of batches) {
    order.set(batch, end);
    end += batch.length;
  }
  return order;
}

/** Consecutive batches; the last may be shorter. */
function cut(order: Int32Array, batchSize: number): Int32Array[] {
  const count = Math.ceil(order.length / batchSize);
  return Array.from({ length: count }, (_, index) => order.subarray(index * batchSize, (index + 1) * batchSize));
}

/** The i-th sample goes to batch i mod `count`, counted from 0. */
function deal(order: Int32Array, count: number): Int32Array[] {
  return Array.from({ length: count }, (_, batch) => {
    const size = Math.ceil((order.length - batch) / count);
    return Int32Array.from({ length: size }, (_sample, place) => order[batch + place * count] ?? 0);
  });
}

function shuffled(batches: readonly Int32Array[], random: () => number): Int32Array[] {
  return [...permutation(batches.length, random)].map((index) => batches[index] ?? new Int32Array(0));
}
