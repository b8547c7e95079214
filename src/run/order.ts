import seedrandom from 'seedrandom';
import type { RunConfig } from './config.ts';

/**
 * The samples in the order that an epoch (1-based) visits them, cut into batches as they come: a permutation drawn once
 * (`fixed`, the paper's Rand) or anew for each epoch (`shuffled`).
 */
export function visitOrder(config: Pick<RunConfig, 'samples' | 'order' | 'orderSeed'>, epoch: number): Int32Array {
  const stream = config.order === 'fixed' ? 'fixed' : `epoch ${epoch}`;
  return permutation(config.samples, seedrandom(`order ${config.orderSeed} ${stream}`));
}

/** A random permutation of 0 … length − 1 (Fisher and Yates). */
function permutation(length: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  for (let last = length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const value = order[chosen] ?? 0;
    order[chosen] = order[last] ?? 0;
    order[last] = value;
  }
  return order;
}
