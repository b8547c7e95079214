import { type RunSettings, runSettingsSchema } from './config.ts';

/** The paper's settings (its section 3.1). The visit order's seed is the parameters' where nothing is said. */
const PAPER_SETTINGS = {
  hidden: [512, 512, 512],
  activation: 'relu',
  epochs: 50,
  batchSize: 100,
  learningRate: 0.1,
  weightDecay: 1e-5,
  seed: 1,
  order: 'fixed',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
} as const satisfies Omit<RunSettings, 'orderSeed' | 'scores'>;

/** The settings of a run: what was chosen, over the paper's. Throws ZodError where a value is not what it must be. */
export function runSettingsOf(chosen: object): RunSettings {
  const settings = { ...PAPER_SETTINGS, ...chosen };
  return runSettingsSchema.parse({ orderSeed: settings.seed, ...settings });
}
