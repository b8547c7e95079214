import * as z from 'zod';
import type { ReadingOptions } from '../../datasets/reading/options.ts';
import type { Reading } from '../../datasets/reading/reading.ts';
import { READING_TABLE } from '../settings/readingTable.ts';
import { settingSchema } from './settingSchema.ts';

/** What a user said about files of their own, checked as the flags check it: so that they can be read again alike. */
export const readingOptionsSchema = z.strictObject({
  label: settingSchema(READING_TABLE.label).optional(),
  id: settingSchema(READING_TABLE.id).optional(),
  ignore: settingSchema(READING_TABLE.ignore).optional(),
  split: settingSchema(READING_TABLE.split).optional(),
  group: settingSchema(READING_TABLE.group).optional(),
  testShare: settingSchema(READING_TABLE.testShare).optional(),
  splitSeed: settingSchema(READING_TABLE.splitSeed).optional(),
  missing: settingSchema(READING_TABLE.missing).optional(),
  scale: settingSchema(READING_TABLE.scale).optional(),
  resize: settingSchema(READING_TABLE.resize).optional(),
  grey: settingSchema(READING_TABLE.grey).optional(),
  skipBad: settingSchema(READING_TABLE.skipBad).optional(),
}) satisfies z.ZodType<ReadingOptions>;

const count = z.int().nonnegative();
const names = z.array(z.string()).readonly();

/** What a data set was read as. */
export const readingSchema = z.strictObject({
  format: z.string(),
  files: z
    .array(z.strictObject({ path: z.string(), samples: count, use: z.enum(['train', 'test', 'both']) }))
    .readonly(),
  labels: z.string(),
  id: z.string().nullable(),
  features: z.strictObject({
    count,
    words: z.string(),
    names: names.nullable(),
    kept: z.enum(['bytes', 'floats']),
    scaled: z.string(),
  }),
  carried: names,
  leftOut: z
    .array(
      z.strictObject({
        what: z.enum(['column', 'file', 'row', 'array', 'split']),
        names,
        count,
        why: z.string(),
      }),
    )
    .readonly(),
  classes: z.array(z.strictObject({ name: z.string(), train: count, test: count })).readonly(),
  test: z.string(),
  missing: z.strictObject({ cells: count, rows: count, done: z.enum(['mean', 'zero', 'drop']) }).nullable(),
  notes: names,
}) satisfies z.ZodType<Reading>;
