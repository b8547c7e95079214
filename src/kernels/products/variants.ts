import type { Gpu } from '../../gpu/gpu.ts';
import { PRODUCT_VARIANTS, type ProductVariant, variantsWith } from '../../gpu/products.ts';

export { PRODUCT_VARIANTS, type ProductVariant };

/** The variants that an adapter can run. */
export function variantsOf({ subgroupSize }: Gpu): ProductVariant[] {
  return variantsWith(subgroupSize);
}

/** The variant of products that are too small to measure; another has to be clearly faster to take its place. */
export function usualVariant(gpu: Gpu): ProductVariant {
  const runs = variantsOf(gpu);
  return runs.includes('octets') ? 'octets' : runs.includes('quads') ? 'quads' : 'tile';
}

/**
 * The variants that may be the fastest. On a processor the memory of a workgroup is memory like any other, and barriers
 * are switches between threads: blocks were 3 to 40 times slower there, and SwiftShader compiled them for seconds. Where
 * its subgroups have eight lanes (lavapipe), the tile was 3 to 6 times slower, and every candidate is a second or two of
 * LLVM on first use.
 */
export function candidatesOf(gpu: Gpu): ProductVariant[] {
  const runs = variantsOf(gpu);
  if (!gpu.adapter.software) return runs;
  const onProcessors: readonly ProductVariant[] = runs.includes('octets') ? ['quads', 'octets'] : ['tile', 'quads'];
  return runs.filter((variant) => onProcessors.includes(variant));
}
