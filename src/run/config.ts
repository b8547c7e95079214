import * as z from 'zod';
import { BATCHES } from '../batches/names.ts';
import { layerName, layerShapes, type MlpShape, parameterCount } from '../mlp/shape.ts';
import { ACTIVATIONS, ORDERS } from './choices.ts';
import { editsSchema } from './edits/editsSchema.ts';

/** Version of the run folder's layout; raised when a reader of the old one would misread the new one. */
export const FORMAT_VERSION = 1;

export { ACTIVATIONS, ORDERS };

const count = z.int().positive();
const seed = z.int().nonnegative();

/** What a user sets of a run; everything else follows from the data. Unknown keys are dropped. */
export const runSettingsSchema = z.object({
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
  batches: z.enum(BATCHES),
  /** The run whose scores the batches are built from; left out where they need none. */
  scores: z.string().optional(),
  /** Whether squared gradient norms are measured. */
  norms: z.boolean(),
  /** A snapshot of the parameters after every so many epochs; 0 for none. */
  snapshotEvery: z.int().nonnegative(),
});

/** Every setting of one training run with its defaults filled in: the content of `config.json`. */
export const runConfigSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  tool: z.literal('samplescope'),
  version: z.string(),
  /** Name of the data set, or the path it was read from. */
  dataset: z.string(),
  /** Training samples used: the first of the data set, less those that `edits` exclude. */
  samples: count,
  testSamples: count,
  inputs: count,
  /** Class names by label. */
  classes: z.array(z.string()).min(2),
  ...runSettingsSchema.shape,
  /** What was changed in the training data that `dataset` names; left out where nothing was. */
  edits: editsSchema.optional(),
});

export type RunSettings = z.infer<typeof runSettingsSchema>;
export type RunConfig = z.infer<typeof runConfigSchema>;
export type Activation = RunConfig['activation'];

/** The network that a configuration describes. */
export function networkShape({ inputs, hidden, classes, activation }: NetworkSettings): MlpShape {
  return { inputs, hidden, classes: classes.length, activation };
}

type NetworkSettings = Pick<RunConfig, 'inputs' | 'hidden' | 'classes' | 'activation'>;

/** The names of the layers: `L1 … Ln` for the hidden ones, `Out` for the last. */
export function layerNames({ hidden }: Pick<RunConfig, 'hidden'>): string[] {
  return [...hidden, 'Out'].map((_, layer) => layerName(layer, hidden.length));
}

/** Parameters of each layer, biases included. */
export function parameterCounts(config: NetworkSettings): number[] {
  return layerShapes(networkShape(config)).map(parameterCount);
}
