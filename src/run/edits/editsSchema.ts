import * as z from 'zod';

const sample = z.int().nonnegative();

/** How the training data of a run differ from the data set that it names; samples are those of the whole set. */
export const editsSchema = z.strictObject({
  /** Samples that have another label than in the data set: the index of its class. */
  relabelled: z.array(z.strictObject({ sample, label: z.int().nonnegative() })),
  /** Samples that are left out, smallest first. */
  excluded: z.array(sample),
});

export type Edits = z.infer<typeof editsSchema>;
