import { SETTINGS } from './table.ts';
import type { RunSettings } from './values.ts';

export type RunSettingName = keyof RunSettings;

/** The names of a run's settings, in the order in which `config.json` has them. */
export const RUN_SETTINGS = Object.keys(SETTINGS).filter(isOfRun);

function isOfRun(name: string): name is RunSettingName {
  return !['dataset', 'samples', 'testSamples'].includes(name);
}

/**
 * The settings of a run: what was chosen, over the paper's. The visit order's seed is the parameters' where nothing is
 * said. Keys that are no settings of a run are left out.
 */
export function runSettingsOf(chosen: Partial<RunSettings>): RunSettings {
  const { seed = SETTINGS.seed.byDefault, orderSeed = seed } = chosen;
  const over = { ...chosen, orderSeed };
  const entries = RUN_SETTINGS.map((name) => [name, over[name] ?? SETTINGS[name].byDefault]);
  // The table's type holds each default to its setting's type; TypeScript forgets that where names become keys.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as RunSettings;
}
