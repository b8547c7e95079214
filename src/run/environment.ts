import * as z from 'zod';
import { PRODUCT_CHOICES, PRODUCT_VARIANTS } from '../gpu/products.ts';
import { readingSchema } from './readingSchema.ts';

const split = z.strictObject({ samples: z.int(), sha256: z.string() });

const variant = z.enum(PRODUCT_VARIANTS);

/** What a run ran on: the content of `environment.json`. */
export const environmentSchema = z.strictObject({
  adapter: z.strictObject({
    vendor: z.string(),
    architecture: z.string(),
    device: z.string(),
    description: z.string(),
    software: z.boolean(),
  }),
  /** The name that the adapter's driver gives itself; empty where it gives none. */
  driver: z.string(),
  /** For instance `node 20.20.2, linux x64, webgpu 0.6.2 (Dawn)`. */
  runtime: z.string(),
  /** The variants that multiplied matrices: one for all products, or those that were measured for classes of them. */
  products: z
    .strictObject({ choice: z.enum(PRODUCT_CHOICES), variants: z.record(z.string(), variant), others: variant })
    .optional(),
  /** SHA-256 over a split's features followed by its labels (digest.ts). */
  dataset: z.strictObject({
    name: z.string(),
    train: split,
    test: split,
    /** What the files were read as; left out by versions that did not say it. */
    reading: readingSchema.optional(),
  }),
});

export type Environment = z.infer<typeof environmentSchema>;
