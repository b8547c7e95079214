import type { RunSettings } from '../run/config.ts';

/** What a study runs where its flags say nothing. */
export interface Preset {
  readonly samples: number;
  readonly testSamples: number;
  readonly settings: Partial<RunSettings>;
}

/** Presets by name. `quick` is sized for a processor of two cores without a GPU. */
export const PRESETS = {
  quick: {
    samples: 4000,
    testSamples: 1000,
    settings: { hidden: [48, 48, 48], epochs: 12, batchSize: 50, learningRate: 0.1 },
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;
