import * as z from 'zod';
import { layerName, layerShapes, type MlpShape, parameterCount } from '../mlp/shape.ts';
import type { Flag } from '../settings/setting.ts';
import { SETTINGS } from '../settings/table.ts';
import type { RunSettings } from '../settings/values.ts';
import { editsSchema } from './edits/editsSchema.ts';

export type { RunSettings };

/** Version of the run folder's layout; raised when a reader of the old one would misread the new one. */
export const FORMAT_VERSION = 1;

const count = z.int().positive();

/** A value from a file, checked as the flag of its setting checks it. */
function schemaOf<T>({ value }: Flag<T>): z.ZodType<T> {
  return z.custom<T>((found) => value.holds(found), { error: `must be ${value.expected}` });
}

/** What a user sets of a run; everything else follows from the data. Unknown keys are dropped. */
export const runSettingsSchema = z.object({
  hidden: schemaOf(SETTINGS.hidden),
  activation: schemaOf(SETTINGS.activation),
  epochs: schemaOf(SETTINGS.epochs),
  batchSize: schemaOf(SETTINGS.batchSize),
  learningRate: schemaOf(SETTINGS.learningRate),
  weightDecay: schemaOf(SETTINGS.weightDecay),
  seed: schemaOf(SETTINGS.seed),
  orderSeed: schemaOf(SETTINGS.orderSeed),
  order: schemaOf(SETTINGS.order),
  batches: schemaOf(SETTINGS.batches),
  scores: schemaOf(SETTINGS.scores).optional(),
  norms: schemaOf(SETTINGS.norms),
  snapshotEvery: schemaOf(SETTINGS.snapshotEvery),
}) satisfies z.ZodType<RunSettings>;

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
