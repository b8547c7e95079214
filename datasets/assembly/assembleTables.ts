import type { Dataset, Split } from '../dataset.ts';
import type { SampleLimits } from '../limits.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { Watch } from '../source.ts';
import type { AssembledTables } from './assembledTables.ts';
import { type Described, describeReading } from './describeReading.ts';
import { readFeatures } from './features/readFeatures.ts';
import { type ScaledFeatures, scaleFeatures } from './features/scaleFeatures.ts';
import { labelTables } from './labelTables.ts';
import { type PlannedSplit, planSamples } from './planSamples.ts';

export interface AssemblyOptions extends ReadingOptions, SampleLimits, Watch {}

/**
 * A data set from tables: finds out which column holds the classes and which are features, divides the rows, brings them
 * into their order, fills and scales the numbers, and says all of it in the reading. DatasetError, with the place and the
 * option that mends it, where the tables do not say enough.
 */
export async function assembleTables(tables: AssembledTables, options: AssemblyOptions = {}): Promise<Dataset> {
  const { name } = tables;
  const labelled = await labelTables(tables, options);
  const { parted, features } = await scaleFeatures(labelled, options);
  const plan = await planSamples(labelled, parted, { name, limits: options });
  const described: Described = { tables, labelled, parted, features, plan };
  const reading = describeReading(described);
  return {
    name,
    image: features.image ?? { width: features.encoding.features, height: 1, channels: 1 },
    classes: labelled.classes,
    train: await splitOf(plan.train, features, options),
    test: await splitOf(plan.test, features, options),
    reading,
    ...(features.kept.as === 'floats' && features.kept.scaling && { scaling: features.kept.scaling }),
    ...(features.encoding.names && { featureNames: features.encoding.names }),
    ...(reading.notes.length > 0 && { notes: reading.notes }),
  };
}

async function splitOf(
  { from, rows, labels, items }: PlannedSplit,
  { encoded, kept, write }: ScaledFeatures,
  { signal }: Watch,
): Promise<Split> {
  const reading = { encoded: encoded(from), rows, kept: kept.as, write, signal };
  return { samples: rows.length, features: await readFeatures(reading), labels, items };
}
