import { z } from 'zod';

/** Version of the run folder's layout; raised when a reader of the old one would misread the new one. */
export const FORMAT_VERSION = 1;

export const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'identity'] as const;
export const ORDERS = ['fixed', 'shuffled'] as const;

const count = z.int().positive();
const seed = z.int().nonnegative();

/** Every setting of one training run with its defaults filled in: the content of `config.json`. */
export const runConfigSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  tool: z.literal('samplescope'),
  version: z.string(),
  /** Name of the data set, or the path it was read from. */
  dataset: z.string(),
  /** Training samples used: the first of the data set. */
  samples: count,
  testSamples: count,
  inputs: count,
  /** Class names by label. */
  classes: z.array(z.string()).min(2),
  /** Units of each hidden layer; empty for softmax regression. */
  hidden: z.array(count),
  activation: z.enum(ACTIVATIONS),
  epochs: count,
  batchSize: count,
  learningRate: z.number().positive(),
  weightDecay: z.number().nonnegative(),
  /** Draws the parameters. */
  seed,
  /** Draws the visit order. */
  orderSeed: seed,
  /** `fixed`: the batches are drawn once and visited in the same order every epoch; `shuffled`: drawn anew each epoch. */
  order: z.enum(ORDERS),
  /** How the batches are built (paper, section 3.6). */
  batches: z.literal('Rand'),
  /** Whether squared gradient norms are measured. */
  norms: z.boolean(),
  /** A snapshot of the parameters after every so many epochs; 0 for none. */
  snapshotEvery: z.int().nonnegative(),
});

export type RunConfig = z.infer<typeof runConfigSchema>;
export type Activation = RunConfig['activation'];

/** The names of the layers: `L1 … Ln` for the hidden ones, `Out` for the last. */
export function layerNames(config: Pick<RunConfig, 'hidden'>): string[] {
  return [...config.hidden.map((_, index) => `L${index + 1}`), 'Out'];
}

/** Parameters of each layer, biases included. */
export function parameterCounts(config: Pick<RunConfig, 'inputs' | 'hidden' | 'classes'>): number[] {
  const widths = [config.inputs, ...config.hidden, config.classes.length];
  return widths.slice(1).map((outputs, index) => outputs * ((widths[index] ?? 0) + 1));
}
