import * as z from 'zod';
import { changeStored, readStored } from '#platform';
import type { Gpu } from '../../gpu/gpu.ts';
import { className } from './productClass.ts';
import { PRODUCT_VARIANTS } from './variants.ts';

const size = z.int().positive();

const storedChoiceSchema = z.strictObject({
  kernel: z.string(),
  operands: z.string(),
  rows: size,
  columns: size,
  inner: size,
  networks: size,
  /** Digest of the shaders that were measured: others are measured anew. */
  shaders: z.string(),
  variant: z.enum(PRODUCT_VARIANTS),
  /** Throughput of each candidate, GFLOP/s. */
  rates: z.partialRecord(z.enum(PRODUCT_VARIANTS), z.number().positive()),
});

/** What was measured of a class of products, and the variant that was chosen. */
export type StoredChoice = z.infer<typeof storedChoiceSchema>;

/** By adapter, its choices by their class. */
const storeSchema = z.strictObject({
  format: z.literal(1),
  adapters: z.record(z.string(), z.record(z.string(), storedChoiceSchema)),
});

const STORE = 'products';

/** The choices that are stored for an adapter, by their class; none where the stored text is not as the schema says. */
export async function readChoices(gpu: Gpu): Promise<Readonly<Record<string, StoredChoice>>> {
  return parse(await readStored(STORE)).adapters[adapterName(gpu)] ?? {};
}

/** Stores a choice beside those that are stored already. */
export async function storeChoice(gpu: Gpu, choice: StoredChoice): Promise<void> {
  await changeStored(STORE, (present) => {
    const { format, adapters } = parse(present);
    const name = adapterName(gpu);
    return { format, adapters: { ...adapters, [name]: { ...adapters[name], [className(choice)]: choice } } };
  });
}

function parse(stored: unknown): z.infer<typeof storeSchema> {
  return storeSchema.safeParse(stored).data ?? { format: 1, adapters: {} };
}

/** All that an adapter says of itself: with another driver, another variant may be the fastest. */
function adapterName({ adapter, subgroupSize }: Gpu): string {
  const { vendor, architecture, device, description } = adapter;
  return [vendor, architecture, device, description, `subgroups of ${subgroupSize}`].join(' · ');
}
