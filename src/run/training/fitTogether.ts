import { at } from '../../mlp/at.ts';
import type { RunConfig } from '../config.ts';

/** The first configuration, which stands for what all runs have in common. Throws RangeError where they do not. */
export function commonConfig(configs: readonly RunConfig[]): RunConfig {
  const first = at(configs, 0);
  const expected = JSON.stringify(common(first));
  if (configs.every((config) => JSON.stringify(common(config)) === expected)) return first;
  throw new RangeError('runs side by side must agree in all but their seeds and their batches');
}

/** What decides the shape of a run's work; seeds and batches may differ. */
function common(config: RunConfig) {
  const { seed: _seed, orderSeed: _orderSeed, order: _order, batches: _batches, scores: _scores, ...rest } = config;
  return { ...rest, snapshotEvery: 0 };
}

/** Rows of each step of an epoch, from each run's batches. Throws RangeError where they are not the same in all runs. */
export function commonSteps(runs: readonly (readonly Int32Array[])[]): number[] {
  const [first = [], ...others] = runs.map((batches) => batches.map(({ length }) => length));
  if (others.every((rows) => rows.join() === first.join())) return first;
  throw new RangeError('runs side by side must agree in the sizes of their batches');
}
