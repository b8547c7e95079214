import { RUN_TABLE, SETTINGS } from './table.ts';
import type { RunSettings } from './values.ts';

export type RunSettingName = keyof RunSettings;

/** The names of a run's settings, in the order in which `config.json` has them. */
export const RUN_SETTINGS = Object.keys(SETTINGS).filter(isOfRun);

function isOfRun(name: string): name is RunSettingName {
  return name in RUN_TABLE;
}

/**
 * The settings of a run: what was chosen, over the paper's. The visit order's seed is the parameters' where nothing is
 * said. Keys that are no settings of a run are left out.
 */
export function runSettingsOf(chosen: Partial<RunSettings>): RunSettings {
  const { seed = RUN_TABLE.seed.byDefault, orderSeed = seed, scores } = chosen;
  return {
    hidden: chosen.hidden ?? RUN_TABLE.hidden.byDefault,
    activation: chosen.activation ?? RUN_TABLE.activation.byDefault,
    epochs: chosen.epochs ?? RUN_TABLE.epochs.byDefault,
    batchSize: chosen.batchSize ?? RUN_TABLE.batchSize.byDefault,
    learningRate: chosen.learningRate ?? RUN_TABLE.learningRate.byDefault,
    weightDecay: chosen.weightDecay ?? RUN_TABLE.weightDecay.byDefault,
    seed,
    orderSeed,
    order: chosen.order ?? RUN_TABLE.order.byDefault,
    batches: chosen.batches ?? RUN_TABLE.batches.byDefault,
    ...(scores === undefined ? {} : { scores }),
    norms: chosen.norms ?? RUN_TABLE.norms.byDefault,
    snapshotEvery: chosen.snapshotEvery ?? RUN_TABLE.snapshotEvery.byDefault,
  };
}
