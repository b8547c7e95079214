import type { Gpu } from '../gpu/gpu.ts';

/**
 * How the threads of a product get their operands (product_*.wgsl): each loads its own, the lanes of a quad or of eight
 * share rows, or a workgroup fetches blocks into its own memory.
 */
export const PRODUCT_VARIANTS = ['tile', 'quads', 'octets', 'blocks', 'slabs'] as const;

export type ProductVariant = (typeof PRODUCT_VARIANTS)[number];

/** The variants that an adapter can run. */
export function variantsOf({ subgroupSize }: Gpu): ProductVariant[] {
  const runs: Record<ProductVariant, boolean> = {
    tile: true,
    quads: subgroupSize >= 4,
    octets: subgroupSize >= 8,
    blocks: true,
    slabs: true,
  };
  return PRODUCT_VARIANTS.filter((variant) => runs[variant]);
}

/** The variant for a product of this shape. */
export async function variantFor(gpu: Gpu, _product: object): Promise<ProductVariant> {
  const runs = variantsOf(gpu);
  return runs.includes('octets') ? 'octets' : runs.includes('quads') ? 'quads' : 'tile';
}
