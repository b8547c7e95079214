import * as z from 'zod';
import { layerName, layerShapes, type MlpShape, parameterCount } from '../mlp/shape.ts';
import { SETTINGS } from '../settings/table.ts';
import type { RunSettings } from '../settings/values.ts';
import { editsSchema } from './edits/editsSchema.ts';
import { readingOptionsSchema } from './readingSchema.ts';
import { settingSchema } from './settingSchema.ts';

export type { RunSettings };

/** Version of the run folder's layout; raised when a reader of the old one would misread the new one. */
export const FORMAT_VERSION = 1;

const count = z.int().positive();

/** What a user sets of a run; everything else follows from the data. Unknown keys are dropped. */
export const runSettingsSchema = z.object({
  hidden: settingSchema(SETTINGS.hidden),
  activation: settingSchema(SETTINGS.activation),
  epochs: settingSchema(SETTINGS.epochs),
  batchSize: settingSchema(SETTINGS.batchSize),
  learningRate: settingSchema(SETTINGS.learningRate),
  weightDecay: settingSchema(SETTINGS.weightDecay),
  seed: settingSchema(SETTINGS.seed),
  orderSeed: settingSchema(SETTINGS.orderSeed),
  order: settingSchema(SETTINGS.order),
  batches: settingSchema(SETTINGS.batches),
  scores: settingSchema(SETTINGS.scores).optional(),
  norms: settingSchema(SETTINGS.norms),
  snapshotEvery: settingSchema(SETTINGS.snapshotEvery),
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
  /** How features are kept, and read by the network: as float32. Left out where they are bytes, read as byte/255. */
  featureFormat: z.literal('floats').optional(),
  /** Class names by label. */
  classes: z.array(z.string()).min(2),
  /** What the user said about files of their own; left out where nothing was said. */
  reading: readingOptionsSchema.optional(),
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
