import * as z from 'zod';
import { BATCHES } from '../../batches/names.ts';
import { runSettingsSchema } from '../../run/config.ts';
import { environmentSchema } from '../../run/environment.ts';
import { readingOptionsSchema } from '../../run/readingSchema.ts';
import { FIGURE_COUNT } from '../figureNumbers.ts';

/** Version of the study folder's layout. */
export const STUDY_FORMAT = 1;

const count = z.int().positive();

/** What a user sets of a study; the preset gives the rest. */
const studySettingsSchema = z.strictObject({
  /** The settings of the first run; the others differ in seed and batches. */
  run: runSettingsSchema,
  /** Runs of figure 1, which differ in the seed of the parameters. */
  seeds: count,
  /** Trainings with each batch construction in figure 7. */
  initialisations: count,
  /** Runs that differ in the seeds of their parameters and of their order, from which claims get their intervals. */
  repetitions: count.default(1),
  clusters: z.strictObject({ figure5: count, figure6: count }),
  /** Numbers of the figures to draw. */
  figures: z.array(z.int().min(1).max(FIGURE_COUNT)),
});

const studyRunSchema = z.strictObject({
  /** The name of its folder: the construction and the seed, as in `NLO-1`. */
  name: z.string(),
  batches: z.enum(BATCHES),
  seed: z.int().nonnegative(),
  /** The seed of the order, of a run that repeats the first with other seeds; the others have the order of the first. */
  orderSeed: z.int().nonnegative().optional(),
  /** `records`: a whole run folder; `errors`: only the rows of `epochs.parquet`. */
  keep: z.enum(['records', 'errors']),
  /** Whether figure 8 follows its parameters. */
  path: z.boolean(),
  /** Whether figure 8 compares where its parameters end. */
  end: z.boolean().default(false),
});

const studyDatasetSchema = z.strictObject({
  /** Name or path as the user gave it. */
  given: z.string(),
  /** What the report calls it. */
  name: z.string(),
  /** The name of its folder in `runs/`. */
  folder: z.string(),
  /** What the user said about files of their own; left out where nothing was said. */
  reading: readingOptionsSchema.optional(),
  train: environmentSchema.shape.dataset.shape.train,
  test: environmentSchema.shape.dataset.shape.test,
  /** Runs that train side by side, in the order of their turns. */
  units: z.array(z.array(studyRunSchema)),
});

/** The content of `study.json`: all that a study was asked to do, and on what it runs. */
export const studySchema = z.strictObject({
  format: z.literal(STUDY_FORMAT),
  tool: z.literal('samplescope'),
  version: z.string(),
  preset: z.string(),
  settings: studySettingsSchema,
  adapter: environmentSchema.shape.adapter,
  datasets: z.array(studyDatasetSchema),
});

export type StudySettings = z.infer<typeof studySettingsSchema>;
export type StudyRun = z.infer<typeof studyRunSchema>;
export type StudyDataset = z.infer<typeof studyDatasetSchema>;
export type Study = z.infer<typeof studySchema>;
